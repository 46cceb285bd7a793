import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import type { Checkpoint, Run, RunEvent } from '@/lib/protocol/entities';
import { decodeNumber } from '@/lib/protocol/numbers';
import type { CheckpointsResponse, EventsResponse, SeriesResponse } from '@/lib/protocol/rest';
import { TAG } from '@/lib/protocol/tags';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

let server: ServerUnderTest;
afterAll(() => endServer(server));

const STEPS = 40;
/** A G whose rate is so high that its samples get better and worse in turn, and one checkpoint kept by age. */
const CONFIG = {
  backend: 'wasm',
  totalSteps: STEPS,
  optimizer: { generator: { learningRate: 0.02 } },
  metrics: { everySteps: 2, samples: 32 },
  checkpoint: { everySteps: 5, keep: 1 },
  samples: { everySteps: 1000 },
};

const run = () => server.get<Run>('/api/runs/1');
const until = (check: (now: Run) => void) =>
  vi.waitFor(async () => check(await run()), { timeout: 60_000, interval: 50 });
const checkpoints = async () =>
  (await server.get<CheckpointsResponse>('/api/runs/1/checkpoints')).checkpoints;

/** The best that was measured up to a step, read from the stored points. */
async function bestUpTo(step: number): Promise<{ step: number; kid: number }> {
  const { series } = await server.get<SeriesResponse>(`/api/runs/1/series?tags=${TAG.kid}&to=${step}`);
  const { steps, values } = series[0]!;
  const measured = steps.map((at, index) => ({ step: at, kid: decodeNumber(values[index]!) }));
  return measured.reduce((best, one) => (one.kid < best.kid ? one : best));
}

async function expectBestIsKept(): Promise<Checkpoint> {
  const all = await checkpoints();
  const best = all.find((one) => one.best)!;
  expect(all.length).toBeLessThanOrEqual(2);
  expect(best).toMatchObject(await bestUpTo(all.at(-1)!.step));
  for (const { file } of all) expect(existsSync(join(server.dataDir, 'checkpoints/1', file))).toBe(true);
  return best;
}

it('is kept while newer ones come and go, over a kill and a resume', async () => {
  const dataDir = freshDataDir();
  server = await startServer(dataDir, { GANSCOPE_DEMO: '0' });
  await server.post('/api/runs', { preset: 'mnist-quick', config: CONFIG });
  await until(({ checkpointStep, bestCheckpointStep }) =>
    expect(checkpointStep).toBeGreaterThan((bestCheckpointStep ?? Infinity) + 4),
  );
  await server.kill('SIGKILL');

  server = await startServer(dataDir, { GANSCOPE_DEMO: '0' });
  const before = await expectBestIsKept();
  await server.post('/api/runs/1/resume');
  await until(({ state }) => expect(state).toBe('finished'));
  const after = await expectBestIsKept();
  expect(after.kid).toBeLessThanOrEqual(before.kid!);
  expect(after.step).toBeLessThan(STEPS);
  const { events } = await server.get<EventsResponse>('/api/runs/1/events');
  const praised = events.find(
    ({ step, message }: RunEvent) => step === after.step && message.includes('best'),
  );
  expect(praised?.message).toMatch(/^checkpoint at step \d+, the best so far: KID [-\d.e+]+$/);
});
