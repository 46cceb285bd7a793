import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeCheckpoint } from '@/lib/gan/checkpoint';
import { supervise } from '../support/supervised';
import { storedPoints, trainWhole } from '../support/uninterrupted';

let lab: ReturnType<typeof supervise>;
beforeEach(() => (lab = supervise()));
afterEach(() => lab.close());
const run = () => lab.run(1);
const folder = () => join(lab.dataDir, 'checkpoints/1');
const every = (everySteps: number, keep = 100) => ({ checkpoint: { everySteps, keep } });

it('goes on from the newest checkpoint that can be read, and names the others', async () => {
  await lab.create({ totalSteps: 100, ...every(4) });
  await lab.until(() => (run().checkpointStep ?? 0) >= 12);
  lab.supervisor.stop(1);
  await lab.until(() => run().state === 'stopped');
  const [third, second, newest] = lab.store.checkpoints.list(1).slice(-3);
  const path = join(folder(), newest!.file);
  const bytes = readFileSync(path);
  bytes[bytes.length - 1]! ^= 1;
  writeFileSync(path, bytes);
  writeFileSync(join(folder(), second!.file), 'cut');

  lab.supervisor.resume(1);
  await lab.until(() => run().state === 'finished');
  const told = lab.messages(1).filter((message) => message.includes('the checkpoint before it is taken'));
  expect(told).toEqual([
    `${path}: its SHA-256 is not the one that was stored with it: the checkpoint before it is taken`,
    expect.stringContaining(second!.file) as string,
  ]);
  expect(lab.messages(1)).toContain(`started at step ${third!.step}`);
  expect(storedPoints(lab.store, 1)).toEqual(await trainWhole(run().config));
});

it('says so when none can be read, and forgets nothing', async () => {
  await lab.create(every(1_000_000));
  await lab.until(() => run().step > 1);
  lab.supervisor.stop(1);
  await lab.until(() => run().state === 'stopped');
  writeFileSync(join(folder(), lab.store.checkpoints.newest(1)!.file), 'cut');
  lab.supervisor.resume(1);
  await lab.until(() => run().state === 'failed');
  expect(run().failure).toMatchObject({ code: 'CHECKPOINT_INVALID' });
  expect(run().failure!.message).toMatch(/no older one is left: start a new run$/);
  expect(lab.store.checkpoints.list(1)).toHaveLength(1);
});

it('trains on where one cannot be written, and fails where the last one cannot', async () => {
  // A folder stands where the file should go.
  for (const file of ['step-4.ckpt', 'step-8.ckpt']) mkdirSync(join(folder(), file), { recursive: true });
  await lab.create({ totalSteps: 8, ...every(2) });
  await lab.until(() => run().state === 'failed');
  expect(lab.store.checkpoints.list(1).map(({ step }) => step)).toEqual([2, 6]);
  expect(lab.messages(1)).toContainEqual(
    expect.stringMatching(/^no checkpoint: .*step-4\.ckpt could not be written: .*; the run goes on/),
  );
  expect(run().failure).toMatchObject({ code: 'CHECKPOINT_UNWRITABLE' });
  expect(run().failure!.message).toContain('step-8.ckpt could not be written');
  expect(readdirSync(folder()).filter((file) => file.endsWith('.tmp'))).toEqual([]);
  expect(lab.store.series.lastStep(1)).toBe(8);
});

it.runIf(existsSync('/dev/full'))('leaves nothing behind on a full disk, and says that it is', () => {
  mkdirSync(folder(), { recursive: true });
  symlinkSync('/dev/full', join(folder(), 'a.ckpt.tmp'));
  const snapshot = { numbers: {}, arrays: new Map([['g', new Float32Array(8)]]) };
  expect(() => writeCheckpoint(folder(), 'a.ckpt', snapshot)).toThrow(
    /a\.ckpt could not be written: the disk is full/,
  );
  expect(readdirSync(folder())).toEqual([]);
});
