import { readInstalled, tensorflowFolder } from '@/lib/native/installed';
import { offer } from '@/lib/native/offer';
import { TrainerProcess } from '../supervisor/trainer-process';

/** A line a backend, best first, as the trainer tells them. */
export async function listBackends(): Promise<string[]> {
  const trainer = new TrainerProcess();
  try {
    const { backends } = await trainer.ready;
    return backends.map(({ id, description }) => {
      const state = id === 'tensorflow' ? describeTensorflow() : description;
      return `${id.padEnd(11)} ${state}`;
    });
  } finally {
    await trainer.end();
  }
}

export function describeTensorflow(): string {
  const installed = readInstalled();
  if (!installed.ok) return `${installed.why}; ${offer()}`;
  return `${installed.value.device}, in ${tensorflowFolder()}`;
}
