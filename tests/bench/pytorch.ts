import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The same training step in PyTorch on the CPU, a process that makes one whenever it is asked. */
export interface PyTorch {
  name: string;
  /** Milliseconds of one step. */
  step(): Promise<number>;
  end(): void;
}

/** Null where python3 has no PyTorch. */
export async function startPyTorch(filters: number, batchSize: number): Promise<PyTorch | null> {
  if (spawnSync('python3', ['-c', 'import torch']).status !== 0) return null;
  const script = fileURLToPath(new URL('train-step.py', import.meta.url));
  const child = spawn('python3', [script, String(filters), String(batchSize)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const read = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done) throw new Error('PyTorch ended before it was asked to');
    return line.value;
  };
  const [version, threads] = (await read()).split(' ');
  return {
    name: `PyTorch ${version} on the CPU, ${threads} threads`,
    async step() {
      child.stdin.write('\n');
      return Number(await read());
    },
    end: () => child.stdin.end(),
  };
}
