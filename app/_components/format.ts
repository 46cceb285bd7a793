/** Numbers as people read them: thousands with a comma, e notation when small, a real minus sign. */
export function number(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : '−Inf';
  const size = Math.abs(value);
  const text =
    size !== 0 && size < 0.01
      ? value.toExponential(1)
      : value.toLocaleString('en', {
          maximumFractionDigits: digits,
          minimumFractionDigits: size < 1000 ? digits : 0,
        });
  return text.replace('-', '−');
}

export const whole = (value: number) => value.toLocaleString('en');

export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
