import { type Hash, createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import type { Store } from '@/db';
import { encodeBatch } from '@/db/series/batch';
import type { Run } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import { ACTIVE_STATES } from '@/lib/protocol/run-state';
import { checkpointFolder } from '../paths';
import { LISTED, LIST_NAMES, type ListName, type Manifest, VERSION, archivedRun } from './format';
import { seriesBlocks } from './series-blocks';

interface Source {
  store: Store;
  dataDir: string;
  /** With the files that training can go on from. */
  checkpoints: boolean;
}

interface Member {
  name: string;
  bytes: Buffer | { file: string; size: number };
}

/** The run as a gzipped tar, packed as it is read; format.ts says what is in it. */
export function writeArchive(run: Run, source: Source): Readable {
  const files = source.checkpoints ? checkpointFiles(run, source) : [];
  const packed = pack();
  const zipped = createGzip();
  // Whoever reads it hears of what went wrong: an archive that breaks off has no manifest.
  pipeline(packed as unknown as Readable, zipped).catch((error: unknown) => zipped.destroy(error as Error));
  fill(packed, members(run, source, files)).catch((error: unknown) => zipped.destroy(error as Error));
  return zipped;
}

async function fill(packed: Pack, all: Iterable<Member>): Promise<void> {
  const listed: Manifest['members'] = [];
  for (const { name, bytes } of all) {
    const hash = createHash('sha256');
    if (Buffer.isBuffer(bytes)) {
      hash.update(bytes);
      await add(packed, name, bytes);
    } else {
      const entry = packed.entry({ name, size: bytes.size }) as unknown as NodeJS.WritableStream;
      await pipeline(createReadStream(bytes.file), hashedBy(hash), entry);
    }
    listed.push({
      name,
      bytes: Buffer.isBuffer(bytes) ? bytes.length : bytes.size,
      sha256: hash.digest('hex'),
    });
  }
  await add(packed, 'manifest.json', json({ members: listed } satisfies Manifest));
  packed.finalize();
}

/** Resolves when there is room for the next one. */
const add = (packed: Pack, name: string, bytes: Buffer) =>
  new Promise<void>((resolve, reject) => {
    packed.entry({ name }, bytes, (error) => (error ? reject(error) : resolve()));
  });

const hashedBy = (hash: Hash) =>
  async function* (pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      hash.update(piece);
      yield piece;
    }
  };

function* members(run: Run, { store }: Source, files: readonly Member[]): Generator<Member> {
  const { id } = run;
  const lists: Record<ListName, unknown[]> = {
    'samples.json': store.samples.list(id),
    'events.json': store.events.list(id, Number.MAX_SAFE_INTEGER).reverse(),
    'alerts.json': store.alerts.list(id),
    'verdicts.json': store.verdicts.list(id),
    'checkpoints.json': files.length > 0 ? store.checkpoints.list(id) : [],
  };
  const tags = store.series.tags(id);
  yield { name: 'format.json', bytes: json({ format: 'ganscope-run', version: VERSION }) };
  yield { name: 'run.json', bytes: json(archivedRun.parse(run)) };
  yield { name: 'tags.json', bytes: json(tags) };
  for (const hash of new Set(store.samples.list(id).map((sample) => sample.hash)))
    yield { name: `images/${hash}`, bytes: store.images.get(hash)!.bytes };
  for (const name of LIST_NAMES)
    yield { name, bytes: json(lists[name].map((one) => LISTED[name].parse(one))) };
  let count = 0;
  for (const batch of seriesBlocks(store, id, tags, store.series.lastStep(id))) {
    const bytes = encodeBatch(
      batch,
      batch.tags.map((tag) => tags.indexOf(tag)),
    );
    yield { name: `series/${String(count++).padStart(8, '0')}`, bytes };
  }
  yield* files;
}

function checkpointFiles({ id, state }: Run, { store, dataDir }: Source): Member[] {
  if (ACTIVE_STATES.includes(state)) {
    throw new KnownError(
      'CONFLICT',
      `run ${id} is ${state}: its checkpoints come and go; stop it first, or leave them out`,
    );
  }
  return store.checkpoints.list(id).map(({ file }) => {
    const path = join(checkpointFolder(dataDir, id), file);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile())
      throw new KnownError('CHECKPOINT_INVALID', `${path} is missing; leave checkpoints out`);
    return { name: `checkpoints/${file}`, bytes: { file: path, size: found.size } };
  });
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
