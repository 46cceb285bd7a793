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
