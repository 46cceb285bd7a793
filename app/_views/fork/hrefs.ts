import { RUN_LOOKS } from '../../_components/run-mark';

/** The form of a fork: from scratch, from a checkpoint, or from the last one before a step; with fixes made. */
export function forkHref(
  runId: number,
  { from, before, fixes }: { from?: number; before?: number; fixes?: readonly string[] } = {},
): string {
  const query = new URLSearchParams({ fork: String(runId) });
  if (from !== undefined) query.set('from', String(from));
  if (before !== undefined) query.set('before', String(before));
  if (fixes && fixes.length > 0) query.set('fixes', fixes.join(','));
  return `/new?${query}`;
}

export const compareHref = (parent: number, fork: number) =>
  `/compare?runs=${parent},${fork}&baseline=${parent}`;

/** A sweep side by side, as many of it as can be compared; one run alone is looked at. */
export const sweepHref = (runs: readonly { id: number }[]) =>
  runs.length === 1
    ? `/runs/${runs[0]!.id}`
    : `/compare?runs=${runs
        .slice(0, RUN_LOOKS.length)
        .map(({ id }) => id)
        .join(',')}`;
