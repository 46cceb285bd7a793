/** Who waits while a dataset is fetched, decoded or read. */
export interface Watcher {
  /** How far it is: takes the place of what was told before. */
  progress(message: string): void;
  /** What a person should know of the data; it stays. */
  warn(message: string): void;
  /** Aborted when nobody waits any more. */
  signal: AbortSignal;
}

export const NOBODY: Watcher = {
  progress: () => undefined,
  warn: () => undefined,
  signal: new AbortController().signal,
};
