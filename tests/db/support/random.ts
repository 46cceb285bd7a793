/** Evenly spread numbers in [0, 1) that are the same each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Mostly ordinary values, now and then one that is not finite. */
export function wildValue(random: () => number): number {
  const kind = random();
  if (kind < 0.02) return NaN;
  if (kind < 0.03) return Infinity;
  if (kind < 0.04) return -Infinity;
  return kind < 0.5 ? Math.fround(random() * 10 - 5) : random() * 1e-3;
}
