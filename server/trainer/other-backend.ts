import type { Snapshot } from '@/lib/gan/checkpoint';
import type { Training } from '@/lib/gan/training';

/** What a person must know of a run that another backend began: its numbers were rounded otherwise. */
export function otherBackend(
  snapshot: Pick<Snapshot, 'backend'> | null,
  { step, setup }: Pick<Training, 'step' | 'setup'>,
): string | null {
  const { id } = setup.backend;
  if (!snapshot?.backend || snapshot.backend === id) return null;
  return `trained on ${snapshot.backend} up to step ${step}, goes on on ${id}: no longer bit for bit the run that ${snapshot.backend} would have made`;
}
