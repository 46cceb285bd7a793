import type { Store } from '@/db';
import { KnownError } from '@/lib/protocol/errors';
import { TAG_PATTERN } from '@/lib/protocol/tags';
import type { PointBatch } from '@/db/series/batch';

export type Points = PointBatch;

/** Durable when it returns: the parts that were new. What is computed again after a resume is not new. */
export function storePoints(
  store: Store,
  runId: number,
  { steps, wallTimes, tags, values }: Points,
): Points[] {
  const strange = tags.find((tag) => !TAG_PATTERN.test(tag));
  if (strange !== undefined) throw new KnownError('BAD_REQUEST', `"${strange.slice(0, 100)}" is not a tag`);
  return store.series.append(runId, { steps, wallTimes, tags, values });
}
