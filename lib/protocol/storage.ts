import { z } from 'zod';

const bytes = z.int().min(0);

/** What a run takes in the data folder. */
export const runStorage = z.object({
  runId: z.int(),
  series: bytes,
  samples: bytes,
  checkpoints: bytes,
});
export type RunStorage = z.infer<typeof runStorage>;

export const storageResponse = z.object({
  /** The database file: points, samples and all else but the checkpoints, which are files of their own. */
  database: bytes,
  /** The newest first. */
  runs: z.array(runStorage),
});
export type StorageResponse = z.infer<typeof storageResponse>;

export const aboutResponse = z.object({ version: z.string(), node: z.string(), dataDir: z.string() });
export type AboutResponse = z.infer<typeof aboutResponse>;
