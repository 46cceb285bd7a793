import type { RunListItem } from '@/lib/protocol/rest';

/** The tags that the address asks for, each once: `?tag=baseline&tag=soft+labels`. */
export const tagsOf = (query: URLSearchParams): string[] => [...new Set(query.getAll('tag'))];

/** The address that asks for these tags, relative to the page. */
export const addressOf = (tags: readonly string[]): string =>
  `?${new URLSearchParams(tags.map((tag) => ['tag', tag])).toString()}`;

/** Runs that have every tag asked for. */
export const withTags =
  (wanted: readonly string[]) =>
  ({ tags }: Pick<RunListItem, 'tags'>): boolean =>
    wanted.every((tag) => tags.includes(tag));

/** Every tag of the runs, and those asked for, in the order of the alphabet. */
export const knownTags = (runs: readonly Pick<RunListItem, 'tags'>[], wanted: readonly string[]): string[] =>
  [...new Set([...runs.flatMap(({ tags }) => tags), ...wanted])].toSorted((a, b) => a.localeCompare(b));
