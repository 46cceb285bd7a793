import { pipeline } from 'node:stream/promises';
import { type Header, extract } from 'tar-stream';
import { KnownError } from '@/lib/protocol/errors';
import { BATCH_BYTES, type Batch, TEST, TRAINING } from './cifar10-records';
import { broken, pieces } from './files';

export const ARCHIVE = 'cifar-10-binary.tar.gz';
const FOLDER = 'cifar-10-batches-bin/';
const WANTED = [...TRAINING, TEST].map((name) => FOLDER + name);
/** The published archive unpacks to 184 MB. */
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * The batches out of the archive, in memory. Nothing is written to disk: an entry is known by its whole name, and
 * what has another is passed over, wherever it points.
 */
export async function readArchive(file: string, mostBytes = MOST_BYTES): Promise<Batch[]> {
  const batches = new Map<string, Batch>();
  const archive = extract();
  const fed = pipeline(atMost(mostBytes, file), archive);
  fed.catch(() => undefined); // told by the entries
  try {
    for await (const entry of archive) {
      const { header } = entry;
      const chunks: Buffer[] = [];
      const isWanted = WANTED.includes(header.name);
      if (isWanted) checkEntry(`${file}, ${header.name}`, header, batches.has(header.name));
      for await (const chunk of entry) if (isWanted) chunks.push(chunk as Buffer);
      const [name, inside] = [header.name.slice(FOLDER.length), `${file}, ${header.name}`];
      if (isWanted) batches.set(header.name, { name, file: inside, bytes: Buffer.concat(chunks) });
    }
  } catch (error) {
    if (error instanceof KnownError) throw error;
    throw broken(file, 'a tar archive', error instanceof Error ? error.message : 'an error');
  }
  const missing = WANTED.find((name) => !batches.has(name));
  if (missing !== undefined) throw broken(file, `an archive with ${missing}`, 'none of that name');
  return WANTED.flatMap((name) => batches.get(name) ?? []);
}

/** Before a byte of it is kept. */
function checkEntry(inside: string, { type, size }: Header, isThere: boolean): void {
  if (type !== 'file') throw broken(inside, 'a file', `a ${type}`);
  if (size > BATCH_BYTES) throw broken(inside, `at most ${BATCH_BYTES} bytes`, `${size} bytes`);
  if (isThere) throw broken(inside, 'it once', 'it twice');
}

async function* atMost(bytes: number, file: string): AsyncGenerator<Buffer> {
  let seen = 0;
  for await (const piece of pieces(file)) {
    seen += piece.length;
    if (seen > bytes) throw broken(file, `an archive of at most ${bytes} bytes`, 'more');
    yield piece;
  }
}
