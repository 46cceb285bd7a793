/** Width of a plot in the units of its drawing, which is stretched to the page. */
export const PLOT = 1000;

export type Domain = readonly [number, number];
export type Scale = (value: number) => number;

export const stepScale =
  ([from, to]: Domain): Scale =>
  (step) =>
    (PLOT * (step - from)) / Math.max(1, to - from);

/** The same as a share of the width, for what must not be stretched. */
export const percent = (x: Scale, step: number) => `${round(x(step) / (PLOT / 100), 2)}%`;

export function valueScale([low, high]: Domain, height: number, log: boolean): Scale {
  const [top, foot] = [4, height - 2];
  const place = (share: number) => foot - share * (foot - top);
  if (!log) return (value) => place((value - low) / (high - low));
  return (value) => place(Math.log(Math.max(value, low) / low) / Math.log(high / low));
}

/** A tenth of a unit cannot be seen; more digits only make the file larger. */
export const round = (value: number, digits = 1) => Number(value.toFixed(digits));
