import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '@/lib/protocol/version';
import { TrainerProcess, type TrainerProcessOptions } from '@/server/supervisor/trainer-process';

/** Real child processes that do not do what a trainer should: each has an end, and a reason. */
describe('a trainer process', () => {
  let trainer: TrainerProcess;
  const start = (protocol: number, options: TrainerProcessOptions) => {
    process.env['TEST_PROTOCOL'] = String(protocol);
    const entry = resolve('tests/server/children/stubborn-trainer.mjs');
    return (trainer = new TrainerProcess({ entry, killAfterMs: 50, ...options }));
  };
  afterEach(() => trainer.end());

  it('that says nothing is killed, SIGTERM or not, and its last words are kept', async () => {
    const { ready, exited } = start(PROTOCOL_VERSION, { heartbeatTimeoutMs: 300 });
    await ready;
    expect(await exited).toMatchObject({
      signal: 'SIGKILL',
      reason: 'the trainer said nothing for 0.3 s',
      stderr: ['stuck in a very long step'],
    });
  });

  it('that never gets ready is ended with that reason', async () => {
    const { ready, exited } = start(0, { readyTimeoutMs: 1000 });
    await expect(ready).rejects.toThrow('the trainer was not ready after 1 s');
    expect((await exited).signal).toBe('SIGKILL');
  });

  it('of another version is refused, with the fix', async () => {
    const { ready } = start(PROTOCOL_VERSION + 1, {});
    await expect(ready).rejects.toThrow(
      `protocol ${PROTOCOL_VERSION + 1}, this server ${PROTOCOL_VERSION}; run npm run build`,
    );
  });
});
