import { availableParallelism } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { supervise, trainers } from '../support/supervised';

/** Two places for three runs, each trained by a process of its own. */
describe('several runs at once', () => {
  const lab = supervise({ runsAtOnce: 2 });
  const states = () => [1, 2, 3].map((id) => lab.run(id).state);
  const step = (id: number) => lab.run(id).step;
  afterEach(() => lab.close());

  it('train at the same time, wait for a place, and go on without one that crashed', async () => {
    for (let count = 0; count < 3; count += 1) await lab.create();
    expect(lab.run(3)).toMatchObject({ state: 'queued', queuePosition: 1 });
    await lab.until(() => step(1) > 2 && step(2) > 2);
    const [before1, before2] = [step(1), step(2)];
    await lab.until(() => step(1) > before1 && step(2) > before2);
    expect(states()).toEqual(['running', 'running', 'queued']);
    const share = Math.max(1, Math.floor(availableParallelism() / 2));
    for (const id of [1, 2]) expect(lab.run(id).setup!.backend.threads).toBeLessThanOrEqual(share);

    lab.supervisor.stop(1);
    await lab.until(() => step(3) > 2);
    expect(lab.run(1)).toMatchObject({ state: 'stopped', checkpointStep: step(1) });
    expect(lab.run(3).queuePosition).toBeNull();

    const crashed = lab.messages(2).length;
    process.kill(trainers()[0]!, 'SIGKILL'); // that of run 2 is the elder now
    await lab.until(() => lab.run(2).state === 'failed');
    expect(lab.messages(2).slice(crashed)).toEqual(['failed: the trainer process ended with signal SIGKILL']);
    const before3 = step(3);
    await lab.until(() => step(3) > before3 + 2);

    const crashedAt = step(2);
    lab.supervisor.resume(2);
    await lab.until(() => step(2) > crashedAt);
    await lab.supervisor.close();
    expect(states()).toEqual(['stopped', 'stopped', 'stopped']);
    for (const id of [1, 2, 3]) expect(lab.run(id).checkpointStep).toBe(step(id));
  });
});
