import type { RunConfig } from '@/lib/protocol/run-config';
import { multiplyAdds } from '@/lib/protocol/run-config/multiply-adds';

/**
 * A step under this many multiply-adds is made of calls too short to share: a second thread brings a fifth where
 * nothing else runs, and costs half of the speed where a browser shows the run on the same cores.
 */
const WORTH_SHARING = 1e9;

/** How many threads a run's steps are worth, of those it may take. On wasm the numbers are the same, bit for bit, with any. */
export const threadsFor = (config: RunConfig, most: number): number =>
  multiplyAdds(config) < WORTH_SHARING ? 1 : most;
