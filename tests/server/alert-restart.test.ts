import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished, vi } from 'vitest';
import { parsePresets } from '@/lib/gan/presets/registry';
import type { ChannelsResponse } from '@/lib/protocol/channels';
import type { Run } from '@/lib/protocol/entities';
import { notice } from '@/lib/protocol/notice';
import type { AllAlertsResponse } from '@/lib/protocol/rest';
import { freshDataDir } from '../support/server';
import { startReceiver } from './notify/support/receiver';

interface Server {
  child: ChildProcess;
  get<T>(path: string): Promise<T>;
  post(path: string, body?: unknown): Promise<Response>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** A server process whose run explodes at steps `firstStep` to 5 later. */
async function start(dataDir: string, firstStep: number): Promise<Server> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/server/children/serve-script.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      GANSCOPE_DATA: dataDir,
      GANSCOPE_DEMO: '0',
      PORT: '0',
      TEST_SCRIPT: 'nan',
      TEST_FIRST_STEP: String(firstStep),
      TEST_CONFIG: JSON.stringify({ ...parsePresets()[0]!.config, totalSteps: 3000 }),
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    child,
    get: async <T>(path: string) => (await (await fetch(url + path)).json()) as T,
    post: (path, body) =>
      fetch(url + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      }),
    async kill(signal) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

it.each([
  { receiver: 'answers', answers: true },
  { receiver: 'has not answered yet', answers: false },
])(
  'an episode is told once, though its server is killed when the receiver $receiver',
  async ({ answers }) => {
    const dataDir = freshDataDir();
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const receiver = await startReceiver((_, response) => void (answers && response.end()));
    const killed = await start(dataDir, 1);
    const settings = { url: receiver.url };
    expect((await killed.post('/api/channels', { kind: 'webhook', settings, onRecovery: true })).status).toBe(
      201,
    );
    expect((await killed.post('/api/runs', { preset: 'mnist-quick', name: 'explodes' })).status).toBe(201);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 20_000 });
    await killed.kill('SIGKILL');

    const next = await start(dataDir, 6);
    expect((await next.post('/api/runs/1/resume')).status).toBe(200);
    await vi.waitFor(async () => expect((await next.get<Run>('/api/runs/1')).step).toBe(10), {
      timeout: 20_000,
    });
    const { alerts } = await next.get<AllAlertsResponse>('/api/alerts');
    expect(alerts).toMatchObject([{ rule: 'non-finite', leaveStep: null, runState: 'running' }]);
    const { channels } = await next.get<ChannelsResponse>('/api/channels');
    expect(channels[0]?.waiting).toBe(0);
    if (!answers) expect(channels[0]?.result?.detail).toContain('may have arrived');
    await next.kill('SIGTERM'); // it lets what is under way end
    expect(receiver.received.map(({ body }) => notice.parse(JSON.parse(body)).id)).toEqual([
      'alert-1-critical',
    ]);
  },
);
