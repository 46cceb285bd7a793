import { z } from 'zod';
import { alert, checkpoint, run, runEvent, sample, verdict } from '@/lib/protocol/entities';
import { bookmark, runNotes, runTags } from '@/lib/protocol/annotations';
import { TAG_PATTERN } from '@/lib/protocol/tags';

/**
 * A whole run as one file: a gzipped tar. First `format.json`, then the members below, last `manifest.json`, which
 * has the size and SHA-256 of each: a file that was cut off has none.
 *
 * run.json       the run, its notes and bookmarks
 * tags.json      names of series, by which `series/` counts
 * series/<n>     points measured at the same steps of a block (db/series/batch.ts)
 * images/<hash>  a PNG, or points as 32-bit floats, by its SHA-256
 * samples.json events.json alerts.json verdicts.json
 * checkpoints.json, checkpoints/<file>   where they were asked for
 */
export const VERSION = 1;
export const format = z.object({ format: z.literal('ganscope-run'), version: z.int().min(1) });

const MIB = 2 ** 20;
/** What an archive may hold; read before anything of it is kept. */
export const LIMITS = {
  uploadBytes: 4096 * MIB,
  unpackedBytes: 16_384 * MIB,
  members: 500_000,
  tags: 2000,
  listed: 1_000_000,
} as const;

/** Largest size of a member by its name, which can be no other than these. */
const MEMBERS: readonly (readonly [RegExp, number])[] = [
  [/^(format|tags)\.json$/, MIB],
  [/^(run|samples|alerts|verdicts|checkpoints)\.json$/, 16 * MIB],
  [/^(manifest|events)\.json$/, 64 * MIB],
  [/^series\/\d{8}$/, 64 * MIB],
  [/^images\/[0-9a-f]{64}$/, MIB],
  [/^checkpoints\/step-\d{1,12}\.ckpt$/, 2048 * MIB],
];
export const mostBytesOf = (name: string): number | null =>
  MEMBERS.find(([pattern]) => pattern.test(name))?.[1] ?? null;

export const manifest = z.object({
  members: z.array(z.object({ name: z.string(), bytes: z.int().min(0), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifest>;

export const archivedRun = run
  .pick({
    preset: true,
    state: true,
    step: true,
    totalSteps: true,
    createdAt: true,
    startedAt: true,
    endedAt: true,
    verdict: true,
    failure: true,
    config: true,
    changes: true,
    setup: true,
  })
  .extend({
    /** Its number where it comes from. */
    id: z.int().min(1),
    name: z.string().min(1).max(200),
    tags: runTags,
    notes: runNotes,
    bookmarks: z.array(bookmark.omit({ id: true })).max(100),
  });
export type ArchivedRun = z.infer<typeof archivedRun>;

/** What stands in the lists, without what another database numbers anew. */
export const LISTED = {
  'samples.json': sample.omit({ id: true, runId: true }),
  'events.json': runEvent.omit({ id: true, runId: true }),
  'alerts.json': alert.omit({ id: true, runId: true }),
  'verdicts.json': verdict,
  'checkpoints.json': checkpoint.omit({ runId: true, best: true }),
} as const;
export type ListName = keyof typeof LISTED;
export const LIST_NAMES = Object.keys(LISTED) as ListName[];
export type Lists = { [N in ListName]: z.infer<(typeof LISTED)[N]>[] };

export const tags = z.array(z.string().regex(TAG_PATTERN)).max(LIMITS.tags);
