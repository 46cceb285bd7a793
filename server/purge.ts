import { rmSync } from 'node:fs';
import type { Store } from '@/db';
import { UNDO_MS } from '@/lib/protocol/annotation-limits';
import type { Logger } from './logger';
import { checkpointFolder } from './paths';

interface PurgeParts {
  store: Store;
  dataDir: string;
  logger: Logger;
}

/** Takes away for good what was deleted longer ago than it can be brought back. */
export function purge({ store, dataDir, logger }: PurgeParts, now = Date.now()): void {
  for (const { id, deletedAt } of store.runs.deleted()) {
    if (deletedAt + UNDO_MS > now) continue;
    try {
      // Files first: whoever is killed in between finds the run again.
      rmSync(checkpointFolder(dataDir, id), { recursive: true, force: true });
      store.runs.delete(id);
    } catch (error) {
      logger.error({ err: error, runId: id }, 'a deleted run could not be taken away; it is tried again');
    }
  }
}
