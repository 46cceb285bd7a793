import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Run } from '@/lib/protocol/entities';
import type { ErrorResponse, SeriesResponse } from '@/lib/protocol/rest';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

/** Pause, resume, stop and resume again of a real run, over REST as the page does it. */
describe('the controls of a run', () => {
  let server: ServerUnderTest;
  beforeAll(async () => {
    server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
    await server.post('/api/runs', { preset: 'mnist-quick' });
  });
  afterAll(() => endServer(server));

  const ganscope = (...words: string[]) =>
    promisify(execFile)(process.execPath, ['server/bin/ganscope.mjs', ...words], {
      env: { ...process.env, GANSCOPE_DATA: server.dataDir },
    });
  const run = () => server.get<Run>('/api/runs/1');
  const until = (check: (run: Run) => void) =>
    vi.waitFor(async () => check(await run()), { timeout: 60_000, interval: 50 });
  const act = async (action: string) => (await server.post(`/api/runs/1/${action}`)).status;
  const state = (wanted: Run['state']) => until((now) => expect(now.state).toBe(wanted));
  const stepOver = (step: number) => until((now) => expect(now.step).toBeGreaterThan(step));

  it('pause at a step, go on from it, stop with a checkpoint, and take it up again', async () => {
    await stepOver(2);
    expect(await act('pause')).toBe(200);
    await state('paused');
    expect(await act('histogram')).toBe(200); // at the next step, whenever that comes
    expect(await act('resume')).toBe(200);
    await state('running');
    await stepOver((await run()).step + 2);
    const histogram = await server.get<SeriesResponse>('/api/runs/1/series?tags=grad_hist/d/logit/zero');
    expect(histogram.series[0]?.steps).toHaveLength(1);

    const config = { optimizer: { generator: { learningRate: 0.0005 } } };
    const changed = await server.post('/api/runs/1/change', { config });
    expect(changed.status).toBe(200);
    expect(((await changed.json()) as Run).changes).toEqual([
      {
        step: expect.any(Number) as number,
        path: 'optimizer.generator.learningRate',
        from: 0.001,
        to: 0.0005,
      },
    ]);

    const said = await ganscope('set', '1', 'labels.flipProbability=0.05', 'labels.real=[0.9,1]');
    expect(said.stdout).toMatch(
      /^from step \d+ on: labels.flipProbability from 0 to 0.05\nfrom step \d+ on: labels.real from 1, 1 to 0.9, 1\n$/,
    );
    await expect(ganscope('set', '1', 'seed=2')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^ganscope: seed cannot change while a run trains; what can is /,
      ) as string,
    });

    expect(await act('stop')).toBe(200);
    await state('stopped');
    const stopped = await run();
    expect(stopped.checkpointStep).toBe(stopped.step);
    expect(stopped.failure).toBeNull();

    expect(await act('resume')).toBe(200);
    await stepOver(stopped.step + 2);
    const { series, lastStep } = await server.get<SeriesResponse>('/api/runs/1/series?tags=loss/d');
    expect(series[0]!.steps).toEqual(Array.from({ length: lastStep }, (_, index) => index + 1));
  });

  it('are refused by name where they make no sense', async () => {
    await act('stop');
    await state('stopped');
    const change = { config: { discriminatorSteps: 2 } };
    for (const [action, body] of [['pause'], ['change', change]] as const) {
      const refused = await server.post(`/api/runs/1/${action}`, body);
      expect(refused.status).toBe(409);
      expect(((await refused.json()) as ErrorResponse).error.message).toBe(
        `run 1 is stopped: ${action} is not possible`,
      );
    }
  });
});
