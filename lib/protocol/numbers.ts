import { z } from 'zod';

/**
 * The NaN law: JSON turns NaN and infinities into null, which loses exactly the step where training
 * explodes. So every number of a series crosses a JSON edge through this codec.
 */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity';

export const jsonNumber = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]);

export function encodeNumber(value: number): JsonNumber {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}

export function decodeNumber(value: JsonNumber): number {
  return typeof value === 'number' ? value : Number(value);
}

export function encodeNumbers(values: ArrayLike<number>): JsonNumber[] {
  return Array.from(values, encodeNumber);
}
