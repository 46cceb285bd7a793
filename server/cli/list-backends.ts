import { findAdapter } from '@/lib/native/adapter';
import { readInstalled, tensorflowFolder } from '@/lib/native/installed';
import { offer } from '@/lib/native/offer';
import { TrainerProcess } from '../supervisor/trainer-process';

interface ListedBackend {
  id: string;
  automatic: boolean;
  isHere: boolean;
  /** What computes, or why nothing does and what to do about it. */
  state: string;
}

/** Best first, as the trainer tells them, and what is found of them on this machine. */
export async function listBackends(): Promise<ListedBackend[]> {
  const trainer = new TrainerProcess();
  try {
    const { backends } = await trainer.ready;
    return await Promise.all(
      backends.map(async ({ id, automatic, description }) => ({
        id,
        automatic,
        ...((await look(id)) ?? { isHere: true, state: description.replace(/\.$/, '') }),
      })),
    );
  } finally {
    await trainer.end();
  }
}

/** Null of a backend that is always there. */
async function look(id: string): Promise<Pick<ListedBackend, 'isHere' | 'state'> | null> {
  if (id === 'tensorflow') {
    const installed = readInstalled();
    return installed.ok
      ? { isHere: true, state: `${installed.value.device}, in ${tensorflowFolder()}` }
      : { isHere: false, state: `${installed.why}; ${offer()}` };
  }
  if (id === 'webgpu') {
    const adapter = await findAdapter();
    return adapter.ok ? { isHere: true, state: adapter.name } : { isHere: false, state: adapter.why };
  }
  return null;
}
