import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Header, extract } from 'tar-stream';
import { KnownError } from '@/lib/protocol/errors';
import { atMost } from './at-most';
import { LIMITS, type Manifest, VERSION, format, manifest, mostBytesOf } from './format';
import { parseJson, refused, shown } from './refuse';

export interface ArchiveMember {
  name: string;
  size: number;
  /** The bytes as they come; what nobody takes of them is passed over. */
  pieces: AsyncIterable<Buffer>;
}

/**
 * The members of an archive between `format.json` and `manifest.json`, each named, sized and hashed as those say.
 * Names, kinds and sizes are looked at before a byte is kept; hashes are known at the end only, so nothing that is told
 * before that is to be believed yet.
 */
export async function* readMembers(file: string, limits: Limits = LIMITS): AsyncGenerator<ArchiveMember> {
  try {
    yield* members(file, limits);
  } catch (error) {
    if (error instanceof KnownError) throw error;
    throw refused(error instanceof Error ? error.message : 'it cannot be read');
  }
}

type Limits = Record<'unpackedBytes' | 'members', number>;

async function* members(file: string, limits: Limits): AsyncGenerator<ArchiveMember> {
  const archive = extract();
  const unpacked = pipeline(
    createReadStream(file),
    createGunzip(),
    atMost(limits.unpackedBytes, () => refused(`it unpacks to more than ${limits.unpackedBytes} bytes`)),
    archive as unknown as NodeJS.WritableStream,
  );
  unpacked.catch(() => undefined); // told by the entries
  const seen = new Map<string, Manifest['members'][number]>();
  let listed: Manifest | null = null;
  for await (const entry of archive) {
    const { name, size } = checked(entry.header);
    if (listed) throw refused(`${name} stands after its end`);
    if (seen.has(name)) throw refused(`${name} is there twice`);
    if (seen.size >= limits.members) throw refused(`it has more than ${limits.members} members`);
    const hash = createHash('sha256');
    const pieces = (async function* () {
      for await (const piece of entry) {
        hash.update(piece as Buffer);
        yield piece as Buffer;
      }
    })();
    if (seen.size === 0) checkFormat(name, await wholeOf(pieces));
    else if (name === 'manifest.json') listed = parseJson(name, manifest, await wholeOf(pieces));
    else yield { name, size, pieces };
    while (!(await pieces.next()).done); // what nobody took is hashed too
    seen.set(name, { name, bytes: size, sha256: hash.digest('hex') });
  }
  await unpacked;
  if (!listed) throw refused('it breaks off before its last member, manifest.json');
  seen.delete('manifest.json');
  checkManifest(listed, seen);
}

export async function wholeOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

/** Before a byte of it is read. */
function checked({ name, type, size }: Header): { name: string; size: number } {
  const most = mostBytesOf(name);
  if (most === null) throw refused(`it has no place for "${shown(name)}"`);
  if (type !== 'file') throw refused(`${name} is a ${type}, not a file`);
  if (size > most) throw refused(`${name} has ${size} bytes, and may have ${most}`);
  return { name, size };
}

function checkFormat(name: string, bytes: Buffer): void {
  if (name !== 'format.json') throw refused(`it begins with ${name}, not with format.json`);
  const { version } = parseJson(name, format, bytes);
  if (version > VERSION) {
    throw refused(`it has version ${version}, and this ganscope knows up to ${VERSION}; update ganscope`);
  }
}

function checkManifest(
  { members: listed }: Manifest,
  seen: ReadonlyMap<string, Manifest['members'][number]>,
): void {
  for (const { name, bytes, sha256 } of listed) {
    const found = seen.get(name);
    if (!found) throw refused(`${shown(name)} is missing`);
    if (found.bytes !== bytes || found.sha256 !== sha256)
      throw refused(`${name} is not what it was: its SHA-256 differs`);
  }
  const names = new Set(listed.map(({ name }) => name));
  const unlisted = [...seen.keys()].find((name) => !names.has(name));
  if (unlisted !== undefined) throw refused(`${unlisted} is not in its manifest`);
}
