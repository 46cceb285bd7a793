import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ServerUnderTest {
  url: string;
  dataDir: string;
  child: ChildProcess;
  output: () => string;
  get<T>(path: string): Promise<T>;
  post(path: string, body?: unknown): Promise<Response>;
  /** Waits for the process; the data stay. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

export const freshDataDir = () => mkdtempSync(join(tmpdir(), 'ganscope-test-'));

/** The real server, as `npm start` runs it, on a free port. */
export async function startServer(
  dataDir: string,
  env: Record<string, string> = {},
): Promise<ServerUnderTest> {
  const child = spawn(process.execPath, ['server/bin/ganscope.mjs', 'serve'], {
    env: { ...process.env, PORT: '0', GANSCOPE_DATA: dataDir, GANSCOPE_LOG: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const found = /ganscope is at (\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${text}`)));
  });
  return {
    url,
    dataDir,
    child,
    output: () => text,
    get: async <T>(path: string) => (await (await fetch(url + path)).json()) as T,
    post: (path, body) =>
      fetch(url + path, {
        method: 'POST',
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
      }),
    kill: (signal) =>
      new Promise((ended) => {
        if (child.exitCode !== null || child.signalCode !== null) return ended();
        child.once('exit', () => ended());
        child.kill(signal);
      }),
  };
}

export async function endServer(server: ServerUnderTest | undefined): Promise<void> {
  await server?.kill('SIGKILL');
  if (server) rmSync(server.dataDir, { recursive: true, force: true });
}
