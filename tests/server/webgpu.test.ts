import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { supervise } from '../support/supervised';
import { storedPoints } from '../support/uninterrupted';
import { hasWebgpu } from '../support/webgpu';

/** On a GPU that is software, where a step of these takes a tenth of a second. */
describe.skipIf(!hasWebgpu)('a run on WebGPU', () => {
  const lab = supervise();
  afterEach(() => vi.unstubAllEnvs());
  afterAll(() => lab.close());

  const until = (id: number, step: number) => lab.until(() => lab.run(id).step >= step);
  const stop = async (id: number) => {
    lab.supervisor.stop(id);
    await lab.until(() => lab.run(id).state === 'stopped');
    return lab.run(id).step;
  };

  it('trains in a process of its own, and tells what it trains on', async () => {
    await lab.create({ backend: 'webgpu' });
    await until(1, 2);
    expect(lab.run(1).setup!.backend).toMatchObject({
      id: 'webgpu',
      device: expect.stringMatching(/\S/) as string,
      notes: ['a software adapter, which GANSCOPE_WEBGPU asks for; slower than wasm'],
    });
  });

  it('draws the same curve when it is stopped and goes on', async () => {
    const stoppedAt = await stop(1);
    lab.supervisor.resume(1);
    await until(1, stoppedAt + 2);
    const steps = await stop(1);
    await lab.create({ backend: 'webgpu' });
    await until(2, steps);
    await stop(2);
    expect(storedPoints(lab.store, 2).slice(0, steps)).toEqual(storedPoints(lab.store, 1));
  });

  it.skipIf(process.platform !== 'linux')('fails with the reason where there is no driver', async () => {
    vi.stubEnv('VK_DRIVER_FILES', '/nowhere');
    const bare = supervise();
    await bare.create({ backend: 'webgpu' });
    await bare.until(() => bare.run(1).state === 'failed');
    expect(bare.run(1).failure).toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      message: 'WebGPU: GANSCOPE_WEBGPU asks for a software adapter, and there is none',
      stderr: [],
    });
    await bare.close();
  });
});
