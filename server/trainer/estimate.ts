import { startBackend } from '@/lib/gan/backends/registry';
import { threadsFor } from '@/lib/gan/backends/threads';
import type { EstimateCommand } from '@/lib/protocol/trainer-messages';
import { tell } from './channel';

/** Times a few steps and tells; the process leaves then, so that nothing of it is in a run that comes after. */
export async function estimate({ config, threads }: EstimateCommand): Promise<void> {
  const backend = await startBackend(config.backend, { threads: threadsFor(config, threads) });
  const { timeSteps } = await import('@/lib/gan/time-steps');
  await tell({ type: 'estimate:made', ...timeSteps(config, backend) });
}
