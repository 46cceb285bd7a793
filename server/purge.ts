import { rmSync } from 'node:fs';
import type { Store } from '@/db';
import { UNDO_MS } from '@/lib/protocol/annotation-limits';
import type { Logger } from './logger';
import { checkpointFolder, incomingFolder } from './paths';

interface PurgeParts {
  store: Store;
  dataDir: string;
  logger: Logger;
}

/** What imports that never came to their end have left: called before the first of this server can begin. */
export function purgeImports({ store, dataDir }: Omit<PurgeParts, 'logger'>): void {
  for (const id of store.runs.unfinishedImports()) remove({ store, dataDir }, id);
  rmSync(incomingFolder(dataDir), { recursive: true, force: true });
}

/** Takes away for good what was deleted longer ago than it can be brought back. */
export function purge({ store, dataDir, logger }: PurgeParts, now = Date.now()): void {
  for (const { id, deletedAt } of store.runs.deleted()) {
    if (deletedAt + UNDO_MS > now) continue;
    try {
      remove({ store, dataDir }, id);
    } catch (error) {
      logger.error({ err: error, runId: id }, 'a deleted run could not be taken away; it is tried again');
    }
  }
}

/** Files first: whoever is killed in between finds the run again. */
export function remove({ store, dataDir }: Omit<PurgeParts, 'logger'>, id: number): void {
  rmSync(checkpointFolder(dataDir, id), { recursive: true, force: true });
  store.runs.delete(id);
}
