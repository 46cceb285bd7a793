export type Plain = Record<string, unknown>;
export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Changes laid over a configuration, as `createRunBody` of lib/protocol/rest.ts says. */
export function overlay(base: Plain, changes: Plain): Plain {
  const result = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    const before = result[key];
    if (value === null) delete result[key];
    else if (isPlain(value))
      result[key] = overlay(isPlain(before) && isSameKind(before, value) ? before : {}, value);
    else result[key] = value;
  }
  return result;
}

/** What makes `wanted` of `base`, as `overlay` takes it. */
export function changesFrom(base: Plain, wanted: Plain): Plain {
  const changes: Plain = {};
  for (const key of new Set([...Object.keys(base), ...Object.keys(wanted)])) {
    const before = base[key];
    const after = wanted[key];
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    if (after === undefined) changes[key] = null;
    else if (isPlain(before) && isPlain(after) && before['id'] === after['id'])
      changes[key] = changesFrom(before, after);
    else changes[key] = after;
  }
  return changes;
}

const isSameKind = (before: Plain, { id }: Plain) => id === undefined || id === before['id'];

/** Every value with its path, `a.b.c`; a list is a value. */
export const leavesOf = (config: object, above = ''): [path: string, value: unknown][] =>
  Object.entries(config).flatMap(([key, value]: [string, unknown]) =>
    isPlain(value) ? leavesOf(value, `${above}${key}.`) : [[above + key, value]],
  );
