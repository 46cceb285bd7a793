import type { Schema } from './schema';

/** A setting as one writes it: lists with commas, nothing where it is unset. */
export function toText(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const toNumber = (written: string) => (written === '' ? NaN : Number(written));

/** What was written as a value. What is no number stays as it is: the check names it, and nothing is lost. */
export function fromText({ type, anyOf = [] }: Schema, text: string): unknown {
  const written = text.trim();
  if (written === '') return undefined;
  const kinds = type ? [type] : anyOf.map((one) => one.type);
  if (kinds.includes('array')) {
    const numbers = written.split(/\s*,\s*|\s+/).map(toNumber);
    return numbers.every(Number.isFinite) ? numbers : written;
  }
  const isNumber = type === 'number' || type === 'integer';
  return isNumber && Number.isFinite(Number(written)) ? Number(written) : written;
}
