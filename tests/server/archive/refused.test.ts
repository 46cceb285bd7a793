import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { extract, type Header, pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Store, openStore } from '@/db';
import { encodeColumns } from '@/db/series/columns';
import { importRun } from '@/server/archive/import-run';
import { readMembers } from '@/server/archive/read-members';
import { writeArchive } from '@/server/archive/write-archive';
import { config } from '../../db/support/config';
import { fillRun } from './support/full-run';

interface Member {
  name: string;
  bytes: Buffer;
  header?: Partial<Header>;
}

/** A sound archive, which each test breaks in one way; the broken one must leave nothing behind. */
describe('an archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ganscope-archive-'));
  let store: Store;
  let sound: Buffer;
  let members: Member[];
  let before: ReturnType<typeof traces>;

  const traces = () => ({
    runs: [store.runs.list().map(({ id }) => id), store.runs.unfinishedImports()],
    bytes: ['checkpoints', 'incoming'].map((name) =>
      existsSync(join(folder, name)) ? readdirSync(join(folder, name)) : [],
    ),
  });
  const take = (archive: Buffer) => importRun(Readable.from([archive]), { store, dataDir: folder });
  const refusal = async (archive: Buffer) => {
    const error: unknown = await take(archive).then(
      () => new Error('it was imported'),
      (reason: unknown) => reason,
    );
    expect(traces()).toEqual(before);
    return (error as Error).message.replace('the file cannot be imported: ', '');
  };

  beforeAll(async () => {
    store = openStore(folder);
    const { id } = store.runs.create({ name: 'one', preset: null, config });
    await fillRun(store, id, folder, 500);
    const parts = { store, dataDir: folder, checkpoints: true };
    sound = await buffer(writeArchive(store.runs.get(id)!, parts));
    members = await unpacked(sound);
    const { runId } = await take(await packed(members)); // what packs here packs a sound one
    expect(store.samples.list(runId)).toHaveLength(3);
    store.series.forget();
    before = traces();
  });
  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Repacked with other members, and a manifest that fits them. */
  const repacked = (change: (all: Member[]) => Member[]) =>
    packed(change(members.map((one) => ({ ...one }))));
  const changed = (name: string, change: (value: never) => unknown) =>
    repacked((all) =>
      all.map((one) =>
        one.name === name
          ? { ...one, bytes: Buffer.from(JSON.stringify(change(JSON.parse(one.bytes.toString()) as never))) }
          : one,
      ),
    );
  const added = (...more: Member[]) => repacked((all) => [...all, ...more]);

  it('that is none is refused', async () => {
    expect(await refusal(Buffer.from('<html>'))).toContain('incorrect header check');
    expect(await refusal(gzipSync(Buffer.alloc(2000, 7)))).toContain('tar header');
    expect(await refusal(Buffer.alloc(0))).not.toContain('imported');
    expect(await refusal(gzipSync(Buffer.alloc(1024)))).toContain('breaks off');
  });

  it('that was cut off is refused, wherever it was cut', async () => {
    for (const share of [0.2, 0.5, 0.9, 0.999])
      expect(await refusal(sound.subarray(0, Math.floor(share * sound.length)))).toContain(
        'unexpected end of file',
      );
    const tar = gunzipSync(sound);
    expect(await refusal(gzipSync(tar.subarray(0, tar.length / 2)))).toMatch(/breaks off|Unexpected end/);
  });

  it('of which a byte was changed is refused', async () => {
    const tar = Buffer.from(gunzipSync(sound));
    const at = tar.indexOf('Watch: it stalls.');
    tar.write('Watch: all well..', at);
    expect(await refusal(gzipSync(tar))).toMatch(/^\w+\.json is not what it was: its SHA-256 differs$/);
  });

  it('of a newer version is refused', async () => {
    expect(await refusal(await changed('format.json', () => ({ format: 'ganscope-run', version: 2 })))).toBe(
      'it has version 2, and this ganscope knows up to 1; update ganscope',
    );
    expect(await refusal(await changed('format.json', () => ({ format: 'other', version: 1 })))).toContain(
      'format',
    );
  });

  it('that names places of its own is refused', async () => {
    const bytes = Buffer.from('x');
    for (const name of [
      '../evil',
      '/etc/evil',
      'checkpoints/../../evil',
      'checkpoints/..',
      'images/evil.html',
      'a\u0000b',
    ]) {
      expect(await refusal(await added({ name, bytes }))).toMatch(/it has no place for|Invalid/);
    }
  });

  it('with a link or a folder in it is refused', async () => {
    const link = (type: Header['type']) =>
      added({
        name: 'checkpoints/step-9.ckpt',
        bytes: Buffer.alloc(0),
        header: { type, linkname: '/etc/passwd' },
      });
    expect(await refusal(await link('symlink'))).toBe('checkpoints/step-9.ckpt is a symlink, not a file');
    expect(await refusal(await link('link'))).toBe('checkpoints/step-9.ckpt is a link, not a file');
    expect(await refusal(await link('directory'))).toMatch(/is a directory|no place/);
  });

  it('that claims or unpacks to more than it may is refused before it is kept', async () => {
    const huge = pack();
    huge.entry({ name: 'format.json' }, members[0]!.bytes);
    huge.entry({ name: 'run.json', size: 2 ** 33 }).write('{');
    const head: Buffer[] = [];
    huge.on('data', (piece) => head.push(piece as Buffer));
    await new Promise((heard) => setImmediate(heard));
    expect(await refusal(gzipSync(Buffer.concat(head)))).toBe(
      'run.json has 8589934592 bytes, and may have 16777216',
    );

    const file = join(folder, 'sound');
    writeFileSync(file, sound);
    const read = async (limits: { unpackedBytes: number; members: number }) => {
      let count = 0;
      for await (const { size } of readMembers(file, limits)) count += size;
      return count;
    };
    await expect(read({ unpackedBytes: 10_000, members: 1000 })).rejects.toThrow(
      'it unpacks to more than 10000 bytes',
    );
    await expect(read({ unpackedBytes: 1e9, members: 5 })).rejects.toThrow('it has more than 5 members');
    expect(await read({ unpackedBytes: 1e9, members: 1000 })).toBeGreaterThan(10_000);
    rmSync(file);
  });

  it('with points that claim more than they hold, or do not increase, is refused', async () => {
    const series = (bytes: Buffer) => added({ name: 'series/00000099', bytes });
    const claims = Buffer.alloc(24);
    claims.writeUInt32LE(2 ** 32 - 1, 4); // evenly spaced: four thousand million numbers in 24 bytes
    expect(await refusal(await series(claims))).toBe('series/00000099 is damaged');
    const many = encodeColumns(Array.from({ length: 50 }, () => [1, 2, 3]));
    expect(await refusal(await series(many))).toBe('series/00000099 is damaged');
    const back = encodeColumns([[3, 2], [0, 0], [0], [1, 1]]);
    expect(await refusal(await series(back))).toContain('increasing steps');
    expect(await refusal(await series(encodeColumns([[1], [0], [77], [1]])))).toContain('no series');
  });

  it('with an image that is none is refused', async () => {
    const page = Buffer.from('<script>alert(1)</script>');
    const hash = createHash('sha256').update(page).digest('hex');
    expect(await refusal(await added({ name: `images/${hash}`, bytes: page }))).toContain(
      'neither a PNG nor points',
    );
    const vast = Buffer.from(
      members.find(({ name, bytes }) => name.startsWith('images/') && bytes[1] === 0x50)!.bytes,
    );
    vast.writeUInt32BE(100_000, 16);
    vast.writeUInt32BE(100_000, 20);
    const vastHash = createHash('sha256').update(vast).digest('hex');
    expect(await refusal(await added({ name: `images/${vastHash}`, bytes: vast }))).toContain(
      'more than 16777216 pixels',
    );
    const other = 'f'.repeat(64);
    expect(await refusal(await added({ name: `images/${other}`, bytes: page }))).toContain('SHA-256 differs');
    const wide = (samples: { columns: number }[]) => samples.map((one) => ({ ...one, columns: 4000 }));
    expect(await refusal(await changed('samples.json', wide))).toContain('samples.json does not fit');
  });

  it('of which something is missing, twice, unlisted or of no meaning is refused', async () => {
    const without = (name: string) => repacked((all) => all.filter((one) => one.name !== name));
    expect(await refusal(await without('run.json'))).toContain('before run.json');
    expect(await refusal(await without('alerts.json'))).toBe('alerts.json is missing');
    expect(await refusal(await without('checkpoints/step-200.ckpt'))).toBe(
      'checkpoints/step-200.ckpt is missing',
    );
    const image = members.find(({ name }) => name.startsWith('images/'))!;
    expect(await refusal(await without(image.name))).toContain(`names ${image.name}, which is missing`);
    expect(await refusal(await added(image))).toBe(`${image.name} is there twice`);
    const listed = members.filter(({ name }) => name !== 'alerts.json');
    expect(await refusal(await packed(members, manifestOf(listed)))).toBe(
      'alerts.json is not in its manifest',
    );
    expect(await refusal(await packed(listed, manifestOf(members)))).toBe('alerts.json is missing');
    const run = (part: object) => changed('run.json', (value: object) => ({ ...value, ...part }));
    expect(await refusal(await run({ name: 7 }))).toContain('run.json: name');
    expect(await refusal(await run({ config: { batchSize: -1 } }))).toContain('run.json: config');
    expect(await refusal(await changed('events.json', () => [{ step: 'x' }]))).toContain(
      'events.json, entry 0',
    );
    expect(await refusal(await changed('tags.json', () => ['<b>']))).toContain('tags.json');
  });
});

async function unpacked(archive: Buffer): Promise<Member[]> {
  const tar = extract();
  tar.end(gunzipSync(archive));
  const all: Member[] = [];
  for await (const entry of tar) {
    const pieces: Buffer[] = [];
    for await (const piece of entry) pieces.push(piece as Buffer);
    all.push({ name: entry.header.name, bytes: Buffer.concat(pieces) });
  }
  return all.filter(({ name }) => name !== 'manifest.json');
}

const manifestOf = (all: readonly Member[]) => ({
  members: all.map(({ name, bytes }) => ({
    name,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })),
});

async function packed(all: readonly Member[], manifest = manifestOf(all)): Promise<Buffer> {
  const tar = pack();
  for (const { name, bytes, header } of all) tar.entry({ name, ...header }, bytes);
  tar.entry({ name: 'manifest.json' }, JSON.stringify(manifest));
  tar.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of tar) pieces.push(piece as Buffer);
  return gzipSync(Buffer.concat(pieces));
}
