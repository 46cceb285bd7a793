import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SMALL, supervise, trainers } from '../support/supervised';

let lab: ReturnType<typeof supervise>;
beforeEach(() => {
  lab = supervise();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await lab.close();
});
const estimate = (config: object = {}, beside = false) =>
  lab.supervisor.estimate({ preset: 'mnist-quick', config: { ...SMALL, ...config }, beside });

it('a step is timed in a process of its own, and nothing is left of it', async () => {
  const { stepMs, steps, backend, beside } = await estimate();
  expect(stepMs).toBeGreaterThan(0);
  expect(steps).toBeGreaterThan(0);
  expect([backend.id, backend.threads, beside]).toEqual(['wasm', 1, []]);
  expect(lab.store.runs.list()).toEqual([]);
});

it('beside a run only where that is asked for, and says beside which', async () => {
  const { id } = await lab.create();
  await lab.until(() => lab.run(id).step > 0);
  await expect(estimate()).rejects.toThrow('run #1 trains, and would be slower meanwhile');
  expect((await estimate({}, true)).beside).toEqual([1]);
  expect(lab.run(id).state).toBe('running');
});

it('ends when a run starts, which has the cores to itself', async () => {
  // It could go on for a minute: a step alone takes seconds.
  const { layers } = SMALL.discriminator;
  const long = {
    batchSize: 512,
    discriminator: { layers: [{ ...layers[0], filters: 256, stride: 1 }, layers[0]] },
  };
  await lab.supervisor.catalogue(); // that of the next line is known, so that nothing waits
  const trial = estimate(long);
  const ended = expect(trial).rejects.toThrow('run #1 was started');
  await vi.waitFor(() => expect(trainers()).toHaveLength(2));
  const { id } = await lab.create();
  await ended;
  await lab.until(() => lab.run(id).step > 0);
  expect(trainers()).toHaveLength(1);
});

it('gives way to a newer one, whose answer comes', async () => {
  const [first, second] = await Promise.allSettled([estimate({ batchSize: 8 }), estimate()]);
  expect(first).toMatchObject({ reason: { message: 'another configuration was asked for meanwhile' } });
  expect(second.status).toBe('fulfilled');
});

it('says why where its backend does not start', async () => {
  vi.stubEnv('GANSCOPE_BACKENDS', '/nowhere');
  await expect(estimate({ backend: 'tensorflow' })).rejects.toMatchObject({ code: 'BACKEND_UNAVAILABLE' });
});
