/** A person mistypes a token a few times. */
const MOST_WRONG = 10;
const WINDOW_MS = 60_000;
/** So many addresses are remembered at the most; the eldest is forgotten for a new one. */
const MOST_ADDRESSES = 10_000;

export interface GuessLimit {
  /** Seconds until a token from there is looked at again; 0 where it is at once. */
  waitOf(address: string): number;
  wrong(address: string): void;
}

/**
 * Who brings ten wrong tokens within a minute waits for its end, and not even the right one is looked at until then:
 * else a guesser would go on and see which one is answered otherwise.
 */
export function createGuessLimit(now: () => number = Date.now): GuessLimit {
  const wrong = new Map<string, { since: number; count: number }>();
  const current = (address: string) => {
    const known = wrong.get(address);
    return known && now() - known.since < WINDOW_MS ? known : null;
  };
  return {
    waitOf(address) {
      const known = current(address);
      return known && known.count >= MOST_WRONG ? Math.ceil((known.since + WINDOW_MS - now()) / 1000) : 0;
    },
    wrong(address) {
      const known = current(address);
      if (known) {
        known.count += 1;
        return;
      }
      wrong.delete(address);
      wrong.set(address, { since: now(), count: 1 });
      if (wrong.size > MOST_ADDRESSES) wrong.delete(wrong.keys().next().value!);
    },
  };
}
