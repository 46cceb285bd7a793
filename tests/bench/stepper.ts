import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The bare step of the reference shape in a process of its own, which makes one whenever it is asked. */
export interface Stepper {
  /** What makes the step, and with how many threads. */
  name: string;
  /** Milliseconds of one step. */
  step(): Promise<number>;
  end(): void;
}

/** As the trainer would: with the threads that a run of this size gets on this machine. */
export const startTensorflow = (filters: number, batchSize: number): Promise<Stepper> =>
  start('npx', ['tsx', scriptOf('train-step-tensorflow.ts'), String(filters), String(batchSize)]);

/** Null where python3 has no PyTorch. It takes all cores. */
export async function startPyTorch(filters: number, batchSize: number): Promise<Stepper | null> {
  if (spawnSync('python3', ['-c', 'import torch']).status !== 0) return null;
  return start('python3', [scriptOf('train-step-pytorch.py'), String(filters), String(batchSize)]);
}

const scriptOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The process tells its name, and for each line that it is given the milliseconds of a step. */
async function start(command: string, args: string[]): Promise<Stepper> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const read = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done) throw new Error(`${command} ${args.join(' ')} ended before it was asked to`);
    return line.value;
  };
  return {
    name: await read(),
    async step() {
      child.stdin.write('\n');
      return Number(await read());
    },
    end: () => child.stdin.end(),
  };
}
