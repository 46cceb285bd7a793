import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Ended {
  /** The exit code; 'SIGSEGV' and the like where a signal ended it; 'missing' where there is no such program. */
  code: number | string;
  stderr: string;
}

/** Runs a program to its end; each line of its output is given to `onLine`. */
export async function run(
  command: string,
  args: readonly string[],
  { env = process.env, onLine }: { env?: NodeJS.ProcessEnv; onLine?: (line: string) => void } = {},
): Promise<Ended> {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-20_000)));
  createInterface(child.stdout).on('line', (line) => onLine?.(line));
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    return { code: code ?? signal ?? 'no exit code', stderr };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { code: 'missing', stderr };
    throw error;
  }
}

/** The end of what a program said, for a message. */
export const lastLines = (text: string, count = 5): string =>
  text.trim().split('\n').slice(-count).join('\n');
