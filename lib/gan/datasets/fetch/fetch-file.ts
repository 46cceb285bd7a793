import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { KnownError, hasCode } from '@/lib/protocol/errors';
import { digestOf } from '../files';
import type { Watcher } from '../watcher';
import { claimPart, finishPart, leavePart } from './part';
import { receive, sizeOf } from './receive';

/** A file of a dataset where it is published. */
export interface Source {
  url: string;
  /** Its name in the cache. */
  file: string;
  md5: string;
  /** More is not this file. */
  mostBytes: number;
}

/** So often in a row nothing may come before it is given up. */
const ATTEMPTS = 3;
const RETRY_MS = 500;

/** Fetches a file into `folder`: whole, with the sum that is published, or not at all. Goes on where it broke off. */
export async function fetchFile(source: Source, folder: string, watcher: Watcher): Promise<void> {
  const target = join(folder, source.file);
  mkdirSync(folder, { recursive: true });
  const part = claimPart(target);
  try {
    let isWhole = sizeOf(part) === 0;
    for (;;) {
      await download(source, part, folder, watcher);
      const found = await digestOf(part, 'md5');
      if (found === source.md5) break;
      rmSync(part);
      // A part of another file may have been lying there: once more, from the start.
      if (isWhole) throw wrongFile(source, found);
      isWhole = true;
    }
    finishPart(part, target);
  } finally {
    leavePart(part, target);
  }
}

async function download(source: Source, part: string, folder: string, watcher: Watcher): Promise<void> {
  for (let idle = 0; ;) {
    const before = sizeOf(part);
    try {
      await receive(source, part, watcher);
      return;
    } catch (error) {
      if (watcher.signal.aborted || hasCode(error, 'ENOSPC')) throw error;
      idle = sizeOf(part) > before ? 0 : idle + 1;
      if (error instanceof KnownError || idle === ATTEMPTS) throw givenUp(source, folder, error);
      await wait(RETRY_MS * idle, undefined, { signal: watcher.signal });
    }
  }
}

function givenUp({ url, file }: Source, folder: string, error: unknown): KnownError {
  if (error instanceof KnownError && error.code === 'DATASET_INVALID') return error;
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  const why = (error instanceof Error ? error.message : String(error)) + cause;
  return new KnownError(
    'UNAVAILABLE',
    `${file} could not be fetched from ${url} (${why}); what has come is kept. Try again, name a mirror in GANSCOPE_DATASETS_MIRROR, or put the file into ${folder} yourself`,
  );
}

const wrongFile = ({ url, md5 }: Source, found: string) =>
  new KnownError(
    'DATASET_INVALID',
    `${url} is not the file it should be: its MD5 is ${found} instead of ${md5}; nothing of it was kept`,
  );
