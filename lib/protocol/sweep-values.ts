/** As many runs has a sweep. */
export const MOST_SWEPT = 64;

/** How many combinations of values there are. */
export const gridSize = (settings: Readonly<Record<string, readonly unknown[]>>): number =>
  Object.values(settings).reduce((product, values) => product * values.length, 1);

/** Values as one writes them, with commas: `0.001, 0.0005`, `bce_ns, hinge`; a list in brackets is one value. */
export function valuesOf(text: string): unknown[] {
  const parsed = asJson(`[${text}]`);
  if (Array.isArray(parsed)) return parsed;
  return text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => asJson(one) ?? one);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // words are no JSON, and mean themselves
  }
}
