import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';

export type Child = ChildProcessByStdio<Writable, Readable, null>;

/** A process of its own that runs one of `children/`; gone after the test. */
export function startChild(name: string, ...args: string[]): Child {
  const script = join(import.meta.dirname, '../children', `${name}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Every line the child wrote; `stop` kills it with no chance to tidy up. It ends when the pipe is read out. */
export async function linesUntilKilled(child: Child, stop: (line: string, count: number) => boolean) {
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (stop(line, lines.length)) child.kill('SIGKILL');
  }
  return lines;
}
