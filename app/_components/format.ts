/** Numbers as people read them: thousands with a comma, e notation when small, a real minus sign. */
export function number(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : '−Inf';
  const size = Math.abs(value);
  const text =
    size !== 0 && size < 0.01
      ? exponential(value, 1)
      : formatOf(size < 1000 ? digits : 0, digits).format(value);
  return text.replaceAll('-', '−');
}

const formats = new Map<string, Intl.NumberFormat>();

/** Kept: making one takes far longer than writing a number with it, and charts write hundreds. */
function formatOf(minimumFractionDigits: number, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${minimumFractionDigits} ${maximumFractionDigits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat('en', { minimumFractionDigits, maximumFractionDigits });
    formats.set(key, format);
  }
  return format;
}

/** A value of an axis: no more digits than tell it from its neighbours. */
export const tick = (value: number) =>
  number(value, 2)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

/** `2.5e-5`, `1e-3`: as few digits as say it; all it has where `digits` is left out. */
export const exponential = (value: number, digits?: number) =>
  value.toExponential(digits).replace('.0e', 'e').replaceAll('-', '−');

export const whole = (value: number) => value.toLocaleString('en');

export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** How long ago, in the largest unit that fits. */
export function ago(time: number, now = Date.now()): string {
  const minutes = Math.floor((now - time) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1440)} d`;
}
