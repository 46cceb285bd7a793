/** The time, and being called later; tests have one that they move by hand. */
export interface Clock {
  now(): number;
  /** Answers a way to call it off. */
  after(ms: number, work: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
