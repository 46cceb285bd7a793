import { TAG } from '@/lib/protocol/tags';

/** What the charts show: ten runs with every layer of theirs would be tens of megabytes. */
export const TAGS = [TAG.lossD, TAG.lossG, TAG.scoreReal, TAG.scoreFake, TAG.kid, TAG.diversity] as const;

/** Of a series of all runs together: ten lines of more are finer than can be told apart. */
const BUCKETS = 4000;

export const bucketsFor = (runs: number) => Math.min(600, Math.ceil(BUCKETS / runs));

/** All that is drawn first, of all runs in one answer. The page says it in its head, so it comes while scripts do. */
export const snapshotsPath = (runIds: readonly number[]) =>
  `/api/compare/snapshots?runs=${runIds.join(',')}&buckets=${bucketsFor(runIds.length)}&tags=${TAGS.join(',')}`;
