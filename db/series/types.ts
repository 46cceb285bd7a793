import type { PointBatch } from './batch';

export interface SeriesQuery {
  /** First and last step, both included. */
  from?: number;
  to?: number;
  /** At most so many buckets; fewer points than that are answered as they are. */
  buckets?: number;
  /** Buckets of exactly this width, a power of two; 1 for the points themselves. */
  width?: number;
}

export interface SeriesRead {
  tag: string;
  /** 1: points. Else buckets of so many steps, `values` are their means. */
  width: number;
  steps: Float64Array;
  values: Float64Array;
  min?: Float64Array;
  max?: Float64Array;
  last?: Float64Array;
  count?: Float64Array;
  /** How many values were NaN or infinite: they are in `count` and `last` only. */
  nonFinite?: Float64Array;
}

/** All that was measured at one step. */
export interface SeriesRow {
  step: number;
  /** Milliseconds since the epoch. */
  wallTime: number;
  values: Map<string, number>;
}

/**
 * The points of all runs. Contract: a (run, tag) only grows, its steps increase strictly; what is at or
 * before its newest step is ignored, so the same batch may come twice. An append is durable against the
 * death of the process when it returns.
 */
export interface SeriesStore {
  /** The parts of the batch that were new: empty when all of it was known. */
  append(runId: number, batch: PointBatch): PointBatch[];
  /** One answer a known tag, in the order asked for. */
  read(runId: number, tags: readonly string[], query?: SeriesQuery): SeriesRead[];
  readWallTimes(
    runId: number,
    range?: { from?: number; to?: number },
  ): { steps: Float64Array; wallTimes: Float64Array };
  /** Every step of a run from `first` on, in order, read block by block: a long run never stands in memory whole. */
  iterate(runId: number, first?: number): Generator<SeriesRow>;
  tags(runId: number): string[];
  /** 0 when nothing is stored. */
  lastStep(runId: number): number;
  /** Folds all that is stored, also blocks that are not over: for a run that ended. */
  flush(runId: number): void;
  /** Drops what is remembered of a run, or of all. What is stored stays. */
  forget(runId?: number): void;
}
