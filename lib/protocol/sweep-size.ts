/** As many runs has a sweep. */
export const MOST_SWEPT = 64;

/** How many combinations of values there are. */
export const gridSize = (settings: Readonly<Record<string, readonly unknown[]>>): number =>
  Object.values(settings).reduce((product, values) => product * values.length, 1);
