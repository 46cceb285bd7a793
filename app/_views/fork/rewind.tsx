import { Link } from '../../_components/link';
import type { Checkpoint } from '@/lib/protocol/entities';
import { whole } from '../../_components/format';
import { forkHref } from './hrefs';

/** The last checkpoint before a step; those that the run keeps are told oldest first. */
export const lastBefore = (checkpoints: readonly Checkpoint[], step: number): Checkpoint | null =>
  checkpoints.findLast((one) => one.step < step) ?? null;

/** The way back to the last checkpoint before a step, named by its own; nothing where there is none. */
export function Rewind({
  runId,
  checkpoints,
  before,
  because,
}: {
  runId: number;
  checkpoints: readonly Checkpoint[];
  before: number;
  /** What happened at that step. */
  because: string;
}) {
  const checkpoint = lastBefore(checkpoints, before);
  if (!checkpoint) return null;
  return (
    <span className="rewind">
      <Link href={forkHref(runId, { from: checkpoint.step })} data-testid="rewind">
        Rewind: branch from step {whole(checkpoint.step)}
      </Link>
      <span className="muted">, the last checkpoint {because}</span>
    </span>
  );
}
