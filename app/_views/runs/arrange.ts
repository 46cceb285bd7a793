import type { RunListItem } from '@/lib/protocol/rest';
import { ACTIVE_STATES } from '@/lib/protocol/run-state';
import type { Group, ListView, Sort } from './run-filter';
import { byUrgency, gravity } from './runs-order';

/** A line of the list: the name of a group, or a run. */
export type Line = { title: string; count: number } | RunListItem;

/** The lines of the list: what is pinned, then group by group, each in the order asked for. */
export function arrange(
  runs: readonly RunListItem[],
  { sort, falling, group, pinned }: Pick<ListView, 'sort' | 'falling' | 'group' | 'pinned'>,
): Line[] {
  const order = sort === null ? byUrgency : by(sort, falling);
  const first = pinned.flatMap((id) => runs.find((run) => run.id === id) ?? []);
  const others = runs.filter(({ id }) => !pinned.includes(id)).toSorted(order);
  if (group === null) return [...first, ...others];
  const groups = new Map<string, RunListItem[]>();
  for (const run of others) {
    for (const title of titlesOf(run, group)) {
      const of = groups.get(title);
      if (of) of.push(run);
      else groups.set(title, [run]);
    }
  }
  const named = [...groups].toSorted(([a], [b]) => a.localeCompare(b));
  return [...first, ...named.flatMap(([title, of]) => [{ title, count: of.length }, ...of])];
}

/** A run of several tags stands under each of them. */
function titlesOf({ preset, tags, state }: RunListItem, group: Group): readonly string[] {
  if (group === 'tag') return tags.length > 0 ? tags : ['no tag'];
  return [group === 'preset' ? (preset ?? 'no preset') : state];
}

const KEYS: Record<Sort, (run: RunListItem) => string | number | null> = {
  run: ({ name }) => name,
  verdict: gravity,
  step: ({ step }) => step,
  backend: ({ backend }) => backend,
  speed: ({ stepsPerSecond }) => stepsPerSecond,
  seen: ({ state, endedAt, createdAt }) =>
    ACTIVE_STATES.includes(state) ? -Infinity : -(endedAt ?? createdAt),
};

/** What has no value comes last, rising or falling; equals the newest first. */
function by(sort: Sort, falling: boolean) {
  const key = KEYS[sort];
  return (a: RunListItem, b: RunListItem): number => {
    const [left, right] = [key(a), key(b)];
    if (left === right) return b.id - a.id;
    if (left === null || right === null) return left === null ? 1 : -1;
    const rising =
      typeof left === 'string' && typeof right === 'string'
        ? left.localeCompare(right, undefined, { numeric: true })
        : Number(left) - Number(right);
    return (falling ? -rising : rising) || b.id - a.id;
  };
}
