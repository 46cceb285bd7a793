/**
 * At most `count` of the indices from 0 to `length` - 1, the first and last among them, denser at the start: what
 * happens early in a training happens fast.
 */
export function logSpaced(length: number, count: number): number[] {
  if (length <= count) return Array.from({ length }, (_, index) => index);
  const chosen: number[] = [];
  for (let place = 0; place < count; place += 1) {
    const wanted = Math.round(length ** (place / (count - 1))) - 1;
    // Early places fall together: each takes the next free index, as long as enough are left for the rest.
    const next = (chosen.at(-1) ?? -1) + 1;
    chosen.push(Math.min(Math.max(wanted, next), length - count + place));
  }
  return chosen;
}
