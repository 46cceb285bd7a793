import type { SummaryRow } from '@/lib/compare/table';

/** By how far a run is from the baseline, as a share of the baseline's value; what has none comes last. */
export function sortRows(rows: readonly SummaryRow[], run: number, up: boolean): SummaryRow[] {
  const key = ({ values, deltas }: SummaryRow) => {
    const [value, delta] = [values[run], deltas[run]];
    if (typeof value !== 'number' || !Number.isFinite(value)) return NaN;
    // The baseline has no difference: by its value.
    if (delta === null || delta === undefined) return value;
    return delta / (Math.abs(value - delta) || 1);
  };
  return rows.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    return up ? left - right : right - left;
  });
}
