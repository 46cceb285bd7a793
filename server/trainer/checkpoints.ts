import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Snapshot, readCheckpoint, writeCheckpoint } from '@/lib/gan/checkpoint';
import { KnownError } from '@/lib/protocol/errors';
import type { KnownCheckpoint, StartCommand, TrainerEventOf } from '@/lib/protocol/trainer-messages';
import { tell } from './channel';
import { expired } from './keep';

type Best = Pick<KnownCheckpoint, 'file' | 'step'> & { kid: number };

/** The checkpoints of one run: on disk, and as the server knows them. */
export class Checkpoints {
  /** Oldest first. */
  private known: KnownCheckpoint[];
  /** The one with the best samples so far. */
  private best: Best | null;

  constructor(private readonly start: Pick<StartCommand, 'config' | 'checkpointDir' | 'checkpoints'>) {
    this.known = [...start.checkpoints];
    this.best = bestOf(this.known);
  }

  get newestFile(): string | undefined {
    return this.known.at(-1)?.file;
  }

  /** What to go on from: the newest that can be read. Those that cannot are named; null where there is none at all. */
  async newest(): Promise<Snapshot | null> {
    const reasons: string[] = [];
    for (let one = this.known.at(-1); one; one = this.known.at(-1)) {
      try {
        return readCheckpoint(this.start.checkpointDir, one);
      } catch (error) {
        if (!(error instanceof KnownError)) throw error;
        reasons.push(error.message);
        if (this.known.length === 1) break; // the last: the server keeps it, and the run says why it failed
        await tell({ type: 'checkpoint:unreadable', step: one.step, file: one.file, reason: error.message });
        this.known.pop();
        this.best = bestOf(this.known);
      }
    }
    if (reasons.length === 0) return null;
    throw new KnownError('CHECKPOINT_INVALID', `${reasons.at(-1)}; no older one is left: start a new run`);
  }

  isBest = (kid: number | null) => kid !== null && kid < (this.best?.kid ?? Infinity);

  /** Writes it and lets go of those that expired. One that is there already is not written again. */
  save(snapshot: Snapshot, step: number, kid: number | null): void {
    const file = `step-${step}.ckpt`;
    if (this.known.at(-1)?.file === file) return;
    const { checkpointDir, config } = this.start;
    const { bytes, sha256 } = writeCheckpoint(checkpointDir, file, snapshot);
    const saved = { file, step, sha256, kid };
    const removed = this.add(saved, config.checkpoint).map((one) => one.file);
    const checkpoint = { ...saved, bytes, wallTime: Date.now() };
    void tell({ type: 'checkpoint:saved', checkpoint, removed } satisfies TrainerEventOf<'checkpoint:saved'>);
    for (const old of removed) rmSync(join(checkpointDir, old), { force: true });
  }

  private add(saved: KnownCheckpoint, policy: Parameters<typeof expired>[1]): KnownCheckpoint[] {
    const all = [...this.known, saved];
    this.best = bestOf(all);
    const removed = expired(all, policy, this.best);
    this.known = all.filter((one) => !removed.includes(one));
    return removed;
  }
}

/** The least KID, the first of several. */
function bestOf(checkpoints: readonly KnownCheckpoint[]): Best | null {
  let best: Best | null = null;
  for (const { file, step, kid } of checkpoints)
    if (kid !== null && kid < (best?.kid ?? Infinity)) best = { file, step, kid };
  return best;
}
