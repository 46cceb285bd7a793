/**
 * The NaN law: JSON turns NaN and infinities into null, which loses exactly the step where training
 * explodes. So every number of a series crosses a JSON edge through this codec. No zod here, nor beside run states
 * and tags: pages import these, and a page without zod is 29 KiB lighter.
 */
export const NON_FINITE = ['NaN', 'Infinity', '-Infinity'] as const;
export type JsonNumber = number | (typeof NON_FINITE)[number];

export function encodeNumber(value: number): JsonNumber {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}

export function decodeNumber(value: JsonNumber): number {
  return typeof value === 'number' ? value : Number(value);
}

export function encodeNumbers(values: ArrayLike<number>): JsonNumber[] {
  // A loop: Array.from with a function takes ten times as long, and an answer has a hundred thousand of these.
  const encoded = new Array<JsonNumber>(values.length);
  for (let index = 0; index < values.length; index += 1) encoded[index] = encodeNumber(values[index]!);
  return encoded;
}
