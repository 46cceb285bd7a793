/** Width of a report's plot in the units of its drawing, which is stretched to the page. */
export const PLOT = 1000;

export type Domain = readonly [number, number];
export type Scale = (value: number) => number;

export const stepScale =
  ([from, to]: Domain, width = PLOT): Scale =>
  (step) =>
    (width * (step - from)) / (to - from || 1);

/** The same as a share of a report's width, for what must not be stretched. */
export const percent = (x: Scale, step: number) => `${round(x(step) / (PLOT / 100), 2)}%`;

export function valueScale([low, high]: Domain, height: number, log: boolean): Scale {
  const [top, foot] = [4, height - 2];
  const place = (share: number) => foot - share * (foot - top);
  if (!log) return (value) => place((value - low) / (high - low));
  return (value) => place(Math.log(Math.max(value, low) / low) / Math.log(high / low));
}

/** Of these, from the greatest down the page, the ones that are far enough apart to be written beside it. */
export const ticksApart = (ticks: readonly number[], y: Scale): number[] =>
  ticks.reduce<number[]>(
    (kept, value) => (kept.length > 0 && y(kept.at(-1)!) - y(value) < APART ? kept : [...kept, value]),
    [],
  );

/** Values beside the axis need this many pixels. */
const APART = 12;

/** A tenth of a unit cannot be seen; more digits only make the file larger. */
export const round = (value: number, digits = 1) => Number(value.toFixed(digits));
