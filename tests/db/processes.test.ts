import { once } from 'node:events';
import { expect, it } from 'vitest';
import { lockDataDir } from '@/db/lock';
import { linesUntilKilled, startChild } from './support/child';
import { openRun, range, temporaryFolder } from './support/store';

it('lets one process have a folder, and gives it back when that is killed', async () => {
  const folder = temporaryFolder();
  const child = startChild('hold-lock', folder);
  await once(child.stdout, 'data');
  expect(() => lockDataDir(folder)).toThrow(
    expect.objectContaining({
      code: 'CONFLICT',
      message: expect.stringContaining(folder) as string,
    }),
  );
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  const lock = lockDataDir(folder);
  expect(() => lockDataDir(folder)).toThrow(/another ganscope server/);
  lock.release();
  lockDataDir(folder).release();
});

it('loses no acknowledged point to kill -9', async () => {
  const { store, folder, runId, reopen } = openRun();
  store.close();
  let acknowledged = 0;
  for (const [round, appends] of [3, 400, 57, 900].entries()) {
    const child = startChild('append-loop', folder, String(runId), String(20 + 17 * round));
    const lines = await linesUntilKilled(child, (_, count) => count === appends);
    // The last line may be cut short by the kill; those before are whole.
    acknowledged = Number(lines[lines.length - 2] ?? acknowledged);
    const { series } = reopen();
    const last = series.lastStep(runId);
    expect(last).toBeGreaterThanOrEqual(acknowledged);
    for (const [column, { steps, values }] of series.read(runId, ['a', 'b', 'c']).entries()) {
      expect([...steps]).toEqual(range(1, last));
      expect([...values]).toEqual(range(1, last).map((step) => step + column / 4));
    }
    expect([...series.iterate(runId)].map(({ wallTime }) => wallTime)).toEqual(range(1, last));
  }
  expect(acknowledged).toBeGreaterThan(3 * 4096);
});
