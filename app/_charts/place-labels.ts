/** Lines of text beside each other's lines need this many pixels. */
const GAP = 13;

/**
 * Where labels go that would like to stand at `wanted` (pixels from the top): in the same order, at least a line
 * apart, inside `height`, and no further from their places than that takes.
 */
export function placeLabels(wanted: readonly number[], height: number): number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  const places: number[] = [];
  for (const { y } of order) places.push(Math.max(y, (places.at(-1) ?? -Infinity) + GAP));
  // Those pushed out at the foot push the ones above them back up.
  let limit = height;
  for (let at = places.length - 1; at >= 0; at -= 1) {
    places[at] = Math.min(places[at]!, limit);
    limit = places[at]! - GAP;
  }
  const result = new Array<number>(wanted.length);
  for (const [at, { index }] of order.entries()) result[index] = places[at]!;
  return result;
}
