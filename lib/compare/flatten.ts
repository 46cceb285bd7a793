/** Whether a configuration goes on below this value; a list of plain values is one setting. */
export const isBranch = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !(Array.isArray(value) && value.every((one: unknown) => typeof one !== 'object'));

/** `a.b.c` and its value as text, for every leaf of a configuration; a list of plain values is one leaf. */
export function flatten(value: unknown, path = ''): [string, string][] {
  if (!isBranch(value)) return [[path, Array.isArray(value) ? value.join(', ') : String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, path ? `${path}.${key}` : key));
}

/** The settings in which configurations differ: the path, and the value in each of them (null: not there). */
export function differences(configs: readonly unknown[]): [string, (string | null)[]][] {
  const flat = configs.map((config) => new Map(flatten(config)));
  const paths = [...new Set(flat.flatMap((one) => [...one.keys()]))];
  return paths
    .map((path): [string, (string | null)[]] => [path, flat.map((one) => one.get(path) ?? null)])
    .filter(([, values]) => new Set(values).size > 1);
}
