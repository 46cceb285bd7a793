/** A number for a sentence: three digits of it. */
export const rounded = (value: number) =>
  Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 8 });
