import type { Plain } from './schema';

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What makes `wanted` of a preset, as `config` of lib/protocol/rest.ts: null takes a setting away. */
export function changesFrom(preset: Plain, wanted: Plain): Plain {
  const changes: Plain = {};
  for (const key of new Set([...Object.keys(preset), ...Object.keys(wanted)])) {
    const before = preset[key];
    const after = wanted[key];
    if (same(before, after)) continue;
    if (after === undefined) changes[key] = null;
    else if (isPlain(before) && isPlain(after) && before['id'] === after['id'])
      changes[key] = changesFrom(before, after);
    else changes[key] = after;
  }
  return changes;
}
