import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Snapshot, readCheckpoint, writeCheckpoint } from '@/lib/gan/checkpoint';
import { KnownError } from '@/lib/protocol/errors';
import type { KnownCheckpoint, StartCommand } from '@/lib/protocol/trainer-messages';
import { tell } from './channel';
import { expired } from './keep';

/** The checkpoints of one run: on disk, and as the server knows them. */
export class Checkpoints {
  /** Oldest first. */
  private known: KnownCheckpoint[];

  constructor(private readonly start: Pick<StartCommand, 'config' | 'checkpointDir' | 'checkpoints'>) {
    this.known = [...start.checkpoints];
  }

  get newestFile(): string | undefined {
    return this.known.at(-1)?.file;
  }

  /** What to go on from: the newest that can be read, those that cannot are named; null where the run begins. */
  async newest(): Promise<Snapshot | null> {
    for (let one = this.known.at(-1); one; one = this.known.at(-1)) {
      try {
        return readCheckpoint(this.start.checkpointDir, one);
      } catch (error) {
        if (!(error instanceof KnownError)) throw error;
        // It stays registered: it is all the run has, and somebody may have a copy of the file.
        if (this.known.length === 1)
          throw new KnownError(error.code, `${error.message}; no older one is left: start a new run`);
        await tell({ type: 'checkpoint:unreadable', step: one.step, file: one.file, reason: error.message });
        this.known.pop();
      }
    }
    return null;
  }

  isBest = (kid: number | null) => kid !== null && kid < (bestOf(this.known)?.kid ?? Infinity);

  /** Whether the newest one is of this step. */
  isSaved = (step: number) => this.newestFile === fileOf(step);

  /** Writes it and lets go of those that expired. */
  save(snapshot: Snapshot, step: number, kid: number | null): void {
    const file = fileOf(step);
    const { checkpointDir, config } = this.start;
    const { bytes, sha256 } = writeCheckpoint(checkpointDir, file, snapshot);
    const all = [...this.known, { file, step, sha256, kid }];
    const gone = expired(all, config.checkpoint, bestOf(all));
    this.known = all.filter((one) => !gone.includes(one));
    void tell({
      type: 'checkpoint:saved',
      checkpoint: { step, file, bytes, sha256, wallTime: Date.now(), kid },
      removed: gone.map((one) => one.file),
    });
    for (const old of gone) rmSync(join(checkpointDir, old.file), { force: true });
  }
}

const fileOf = (step: number) => `step-${step}.ckpt`;

/** The one with the best samples: the least KID, the first of several; null where none were measured. */
function bestOf(checkpoints: readonly KnownCheckpoint[]): KnownCheckpoint | null {
  const measured = checkpoints.filter(({ kid }) => kid !== null);
  return measured.reduce<KnownCheckpoint | null>(
    (best, one) => (best === null || one.kid! < best.kid! ? one : best),
    null,
  );
}
