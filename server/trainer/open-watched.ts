import type { Dataset } from '@/lib/gan/datasets/dataset';
import { openDataset } from '@/lib/gan/datasets/registry';
import type { RunConfig } from '@/lib/protocol/run-config';
import type { TrainerEventOf } from '@/lib/protocol/trainer-messages';
import { tell } from './channel';

/** As often as a person can read. */
const TELL_EVERY_MS = 500;

/** Opens a run's dataset and tells how far it is, as one line of the event log that changes; null once aborted. */
export async function openWatched(config: RunConfig, signal: AbortSignal): Promise<Dataset | null> {
  let untold: string | null = null;
  let pause: NodeJS.Timeout | null = null;
  const log = (line: Pick<TrainerEventOf<'log'>, 'level' | 'message' | 'progress'>) =>
    void tell({ type: 'log', step: null, ...line });
  const tellProgress = () => {
    if (untold !== null) log({ level: 'info', message: untold, progress: true });
    untold = null;
  };
  try {
    return await openDataset(config.dataset, config.classes, config.seed, {
      signal,
      progress(message) {
        untold = message;
        if (pause) return;
        tellProgress();
        // What comes meanwhile is told after it, also where nothing more comes.
        pause = setTimeout(() => {
          pause = null;
          tellProgress();
        }, TELL_EVERY_MS);
      },
      warn: (message) => log({ level: 'warning', message }),
    });
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    if (pause) clearTimeout(pause);
    tellProgress(); // the last word always
  }
}
