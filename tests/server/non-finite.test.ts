import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Run } from '@/lib/protocol/entities';
import type { EventsResponse } from '@/lib/protocol/rest';
import { type ServerUnderTest, endServer, freshDataDir, startServer } from '../support/server';

/** Least squares and a rate of 1: every step is larger than the one before, until a loss has no number any more. */
const sgd = { id: 'sgd', learningRate: 1 };
const EXPLODING = {
  backend: 'wasm',
  loss: 'lsgan',
  batchSize: 4,
  totalSteps: 30,
  optimizer: { generator: sgd, discriminator: sgd },
  metrics: { samples: 16 },
  checkpoint: { everySteps: 1, keep: 2 },
};

describe('a run whose training explodes', () => {
  let server: ServerUnderTest;
  beforeAll(async () => {
    server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
  });
  afterAll(() => endServer(server));

  const run = (id: number) => server.get<Run>(`/api/runs/${id}`);
  const start = async (config: object) => {
    const answer = await server.post('/api/runs', {
      preset: 'mnist-quick',
      config: { ...EXPLODING, ...config },
    });
    return ((await answer.json()) as Run).id;
  };
  const until = (id: number, state: Run['state']) =>
    vi.waitFor(async () => expect((await run(id)).state).toBe(state), { timeout: 60_000, interval: 50 });
  const events = async (id: number) =>
    (await server.get<EventsResponse>(`/api/runs/${id}/events`)).events.toReversed();

  /** The one line that says what was no number, and when. */
  async function culprit(id: number) {
    const told = (await events(id)).filter(({ message }) => message.startsWith('not finite at step'));
    expect(told).toHaveLength(1);
    const [{ step, level, message } = { step: null, level: '', message: '' }] = told;
    expect(level).toBe('critical');
    expect(message).toMatch(
      new RegExp(`^not finite at step ${step}: the (output|loss|gradient|weights) of [GD]\\b`),
    );
    return step!;
  }

  /** Checkpoints of before it stay: none is newer, and none is pushed out by a spoilt one. */
  async function expectGoodCheckpoint(id: number, brokenAt: number) {
    const { checkpointStep } = await run(id);
    expect(checkpointStep).toBeGreaterThan(0);
    expect(checkpointStep).toBeLessThanOrEqual(brokenAt);
    const folder = join(server.dataDir, 'checkpoints', String(id));
    expect(existsSync(join(folder, `step-${checkpointStep}.ckpt`))).toBe(true);
    expect(readdirSync(folder)).toHaveLength(Math.min(2, checkpointStep!));
  }

  it('stops at that step as presets have it, and can go on from before it', async () => {
    const id = await start({});
    await until(id, 'stopped');
    const step = await culprit(id);
    expect((await run(id)).step).toBe(step);
    expect((await run(id)).verdict?.state).toBe('broken');
    await expectGoodCheckpoint(id, step);
    await server.post(`/api/runs/${id}/resume`);
    await vi.waitFor(async () => {
      const told = (await events(id)).filter(({ message }) => message.startsWith('stopped at step'));
      expect(told.map((event) => event.step)).toEqual([step, step]);
    }, 60_000);
  });

  it('waits at that step where it shall pause, and goes on when it is told to', async () => {
    const id = await start({ onNonFinite: 'pause' });
    await until(id, 'paused');
    const step = await culprit(id);
    expect((await events(id)).map(({ message }) => message)).toContain(`paused by itself at step ${step}`);
    await server.post(`/api/runs/${id}/resume`);
    await until(id, 'finished');
  });

  it('trains on where it shall, and keeps the checkpoints of before', async () => {
    const id = await start({ onNonFinite: 'continue' });
    await until(id, 'finished');
    const step = await culprit(id);
    expect((await run(id)).step).toBe(EXPLODING.totalSteps);
    await expectGoodCheckpoint(id, step);
    const spoilt = (await events(id)).filter(({ message }) => message.startsWith('no checkpoint from here'));
    expect(spoilt).toHaveLength(1);
  });
});
