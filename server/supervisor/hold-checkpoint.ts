import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { copyFile, link, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Checkpoint } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import { checkpointFolder } from '../paths';

/** Checkpoints in the hands of a fork that is being made; what a killed server left goes at the next start. */
export const heldFolder = (dataDir: string) => join(dataDir, 'checkpoints', 'held');

/** A run's checkpoint that nothing can take away any more. */
export interface HeldCheckpoint {
  /** Puts it into the folder of another run. */
  giveTo(runId: number): void;
  /** Lets go of it, unless it was given. */
  drop(): void;
}

/**
 * A second name for the file, so that it stays whatever the run does with its own; a copy where the disk has no such
 * names. A checkpoint is never written into, so both stay as they are; what is held is read whole and verified.
 */
export async function holdCheckpoint(
  dataDir: string,
  { runId, step, file, sha256 }: Checkpoint,
): Promise<HeldCheckpoint> {
  const path = join(checkpointFolder(dataDir, runId), file);
  const held = join(heldFolder(dataDir), randomUUID());
  await mkdir(heldFolder(dataDir), { recursive: true });
  const drop = () => rmSync(held, { force: true });
  try {
    await link(path, held).catch(() => copyFile(path, held));
    if ((await digestOf(held)) !== sha256)
      throw new Error('its SHA-256 is not the one that was stored with it');
  } catch (error) {
    drop();
    const why = error instanceof Error ? error.message : 'unreadable';
    throw new KnownError(
      'CHECKPOINT_INVALID',
      `the checkpoint of step ${step} cannot be taken: ${why}; take another one, or fork from step 0`,
    );
  }
  return {
    drop,
    giveTo(heir) {
      const folder = checkpointFolder(dataDir, heir);
      mkdirSync(folder, { recursive: true });
      renameSync(held, join(folder, file));
    },
  };
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
