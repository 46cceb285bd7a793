import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { supervise } from '../support/supervised';
import { storedPoints, trainWhole } from '../support/uninterrupted';

/** Open, write, flush, close, rename; open, flush, close the folder; announce; let go of the old one. */
const OPERATIONS = 10;
const STEPS = 60;

const lab = supervise({ entry: 'tests/server/children/killed-trainer.mjs' });
afterAll(() => lab.close());

it('a run that is killed before and after every operation of a checkpoint is the run that never was', async () => {
  for (let moment = 0; moment < 2 * OPERATIONS; moment += 1) {
    process.env['TEST_KILL'] = String(moment);
    if (moment === 0) await lab.create({ totalSteps: STEPS, checkpoint: { everySteps: 2, keep: 1 } });
    else lab.supervisor.resume(1);
    await lab.until(() => lab.run(1).state === 'failed');
    expect(lab.run(1).failure).toMatchObject({ signal: 'SIGKILL' });
  }
  expect(lab.run(1).step).toBeLessThan(STEPS); // none of them came too late
  delete process.env['TEST_KILL'];
  lab.supervisor.resume(1);
  await lab.until(() => lab.run(1).state === 'finished');

  expect(storedPoints(lab.store, 1)).toEqual(await trainWhole(lab.run(1).config));
  const files = readdirSync(join(lab.dataDir, 'checkpoints/1'));
  expect(files.filter((file) => file.endsWith('.tmp'))).toEqual([]);
  for (const { file } of lab.store.checkpoints.list(1)) expect(files).toContain(file);
}, 240_000); // twenty-one processes, a second of work each
