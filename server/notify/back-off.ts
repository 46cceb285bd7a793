const FIRST_MS = 10_000;
const FACTOR = 3;
const MOST_TRIES = 10;
const LONGEST_MS = 24 * 3600_000;
/** Each wait is up to so much shorter or longer, so that what failed together is not tried together. */
const JITTER = 0.25;

/**
 * When to try again after so many tries: after 10 s, 30 s, 90 s ... Null: not at all, after ten tries or a day, when
 * the news is old. `random` is from [0, 1).
 */
export function nextTry(tries: number, createdAt: number, now: number, random: number): number | null {
  if (tries >= MOST_TRIES) return null;
  const wait = FIRST_MS * FACTOR ** (tries - 1) * (1 - JITTER + 2 * JITTER * random);
  const at = now + Math.round(wait);
  return at - createdAt > LONGEST_MS ? null : at;
}
