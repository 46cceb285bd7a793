import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Store } from '@/db';
import { KnownError, hasCode } from '@/lib/protocol/errors';
import { ENDED_STATES } from '@/lib/protocol/run-state';
import { checkpointFolder, incomingFolder } from '../paths';
import { remove } from '../purge';
import { atMost } from './at-most';
import { type ArchivedRun, LIMITS, type Lists } from './format';
import { readRun } from './read-run';

interface Place {
  store: Store;
  dataDir: string;
}

/**
 * A run out of an archive: all of it or nothing. The file is kept beside the database and read through once, so that
 * what is refused never touched the database; then it is read into a run that nobody sees until it is whole.
 */
export async function importRun(upload: Readable, place: Place): Promise<{ runId: number; was: number }> {
  const folder = incomingFolder(place.dataDir);
  const file = join(folder, randomUUID());
  try {
    mkdirSync(folder, { recursive: true });
    await pipeline(
      // Kept open where it is refused: the answer goes the same way.
      upload.iterator({ destroyOnReturn: false }),
      atMost(LIMITS.uploadBytes, tooLarge),
      createWriteStream(file, { flags: 'wx', mode: 0o600 }),
    );
    return await keep(file, await readRun(file, {}), place);
  } catch (error) {
    throw hasCode(error, 'ENOSPC', 'SQLITE_FULL')
      ? new KnownError('DISK_FULL', 'the disk is full: free some space and import it again')
      : error;
  } finally {
    rmSync(file, { force: true });
  }
}

async function keep(
  file: string,
  lists: Lists,
  { store, dataDir }: Place,
): Promise<{ runId: number; was: number }> {
  let run: ArchivedRun | null = null;
  let runId = 0;
  try {
    await readRun(file, {
      run: (read) => {
        run = read;
        runId = store.runs.import(endedHere(read));
      },
      // With its samples: an image that none shows is taken away.
      image: (image) =>
        store.transaction(() => {
          store.images.put(image);
          for (const sample of lists['samples.json'])
            if (sample.hash === image.hash) store.samples.add({ runId, ...sample });
        }),
      points: (batch) => void store.series.append(runId, batch),
      checkpoint: async (name, pieces) => {
        const folder = checkpointFolder(dataDir, runId);
        mkdirSync(folder, { recursive: true });
        await pipeline(pieces, createWriteStream(join(folder, name), { flags: 'wx' }));
      },
    });
    const { id: was, bookmarks } = run!;
    store.series.flush(runId);
    store.transaction(() => {
      for (const bookmark of bookmarks) store.bookmarks.add(runId, bookmark);
      addLists(store, runId, lists);
      store.runs.reveal(runId);
    });
    return { runId, was };
  } catch (error) {
    if (runId !== 0) remove({ store, dataDir }, runId);
    throw error;
  }
}

function addLists(store: Store, runId: number, lists: Lists): void {
  for (const event of lists['events.json']) store.events.add({ runId, ...event });
  for (const alert of lists['alerts.json']) store.alerts.put({ runId, ...alert });
  for (const verdict of lists['verdicts.json']) store.verdicts.add(runId, verdict);
  for (const checkpoint of lists['checkpoints.json']) store.checkpoints.add({ runId, ...checkpoint });
}

const tooLarge = () => new KnownError('TOO_LARGE', `the file is larger than ${LIMITS.uploadBytes} bytes`);

/** No trainer of this server has it: what was under way where it comes from is stopped here. */
const endedHere = (run: ArchivedRun) =>
  ENDED_STATES.includes(run.state)
    ? run
    : { ...run, state: 'stopped' as const, endedAt: run.endedAt ?? Date.now() };
