import type { RunListItem } from '@/lib/protocol/rest';

export const GROUPS = ['preset', 'tag', 'state'] as const;
export type Group = (typeof GROUPS)[number];
/** The columns that can be left out; a run's name and its verdict always stand. */
export const COLUMNS = {
  curve: 'Losses',
  samples: 'Samples',
  step: 'Step',
  backend: 'Backend',
  speed: 'Steps/s',
  seen: 'Seen',
} as const;
export type Column = keyof typeof COLUMNS;
export const SORTS = ['run', 'verdict', 'step', 'backend', 'speed', 'seen'] as const;
export type Sort = (typeof SORTS)[number];

/** How the list is looked at, as the address has it: what is sent to someone else looks the same there. */
export interface ListView {
  /** Runs that have all of them. */
  tags: readonly string[];
  /** A regular expression, in any case; as typed, so it may be none. */
  find: string;
  /** Null: by urgency. */
  sort: Sort | null;
  falling: boolean;
  group: Group | null;
  hidden: readonly Column[];
  /** Runs that stand first, whatever the order. */
  pinned: readonly number[];
}

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null;

export function readView(query: URLSearchParams): ListView {
  const list = (name: string) => [...new Set((query.get(name) ?? '').split(',').filter(Boolean))];
  return {
    tags: [...new Set(query.getAll('tag'))],
    find: query.get('find') ?? '',
    sort: oneOf(SORTS, query.get('sort')),
    falling: query.get('order') === 'falling',
    group: oneOf(GROUPS, query.get('group')),
    hidden: list('hide').filter((name): name is Column => name in COLUMNS),
    pinned: list('pin')
      .filter((text) => /^\d{1,9}$/.test(text))
      .map(Number),
  };
}

/** The address that asks for it, relative to the page; what is as always stays out. */
export function addressOf({ tags, find, sort, falling, group, hidden, pinned }: ListView): string {
  const query = new URLSearchParams(tags.map((tag) => ['tag', tag]));
  if (find) query.set('find', find);
  if (sort) query.set('sort', sort);
  if (sort && falling) query.set('order', 'falling');
  if (group) query.set('group', group);
  if (hidden.length > 0) query.set('hide', hidden.join(','));
  if (pinned.length > 0) query.set('pin', pinned.join(','));
  return `?${query.toString()}`;
}

/** With or without one: what pressing its button does. */
export const toggled = <T>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

/** The expression to look for, or what is wrong with it. */
export function patternOf(find: string): { pattern: RegExp | null; error: string | null } {
  try {
    return { pattern: find === '' ? null : new RegExp(find, 'iu'), error: null };
  } catch (reason) {
    const why = reason instanceof Error ? reason.message.replace(/^.*: /, '') : String(reason);
    return { pattern: null, error: `“${find}” is no regular expression: ${why}. All runs are listed.` };
  }
}

/** Runs that have every tag asked for, and of whose name, number, preset or tags one matches. */
export function passes({ tags, find }: Pick<ListView, 'tags' | 'find'>) {
  const { pattern } = patternOf(find);
  return (run: Pick<RunListItem, 'id' | 'name' | 'preset' | 'tags'>): boolean =>
    tags.every((tag) => run.tags.includes(tag)) &&
    (pattern === null ||
      [run.name, `#${run.id}`, run.preset ?? '', ...run.tags].some((text) => pattern.test(text)));
}

/** Every tag of the runs, and those asked for, in the order of the alphabet. */
export const knownTags = (runs: readonly Pick<RunListItem, 'tags'>[], wanted: readonly string[]): string[] =>
  [...new Set([...runs.flatMap(({ tags }) => tags), ...wanted])].toSorted((a, b) => a.localeCompare(b));
