import type { SummaryRow } from './table';

/** A value of the summary as people read it. */
export function writeValue(value: number | string | null, unit: SummaryRow['unit']): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : '−Inf';
  return (
    unit === 'duration' ? spell(value) : unit === 'number' ? digits(value) : value.toLocaleString('en')
  ).replaceAll('-', '−');
}

/** The same with its sign, for a difference. */
export const writeDelta = (value: number | null, unit: SummaryRow['unit']): string =>
  value === null ? '' : `${value > 0 ? '+' : ''}${writeValue(value, unit)}`;

function digits(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && size < 0.001) return value.toExponential(1);
  return value.toLocaleString('en', { maximumSignificantDigits: size < 1 ? 3 : 4 });
}

function spell(seconds: number): string {
  const size = Math.abs(seconds);
  if (size < 90) return `${Math.round(seconds)} s`;
  if (size < 5400) return `${(seconds / 60).toFixed(1)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
