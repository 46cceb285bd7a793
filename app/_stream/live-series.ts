import { decodeNumber } from '@/lib/protocol/numbers';
import type { SeriesColumns } from '@/lib/protocol/rest';
import type { SeriesPoints } from '@/lib/protocol/socket-events';
import { type Buckets, addBuckets, addPoints, addTold, emptyBuckets } from '@/lib/series/buckets';

/** More columns than pixels help nobody: beyond this, two buckets become one. */
export const MAX_COLUMNS = 1200;

/** What the charts see of the series; a new one each time points came. */
export interface SeriesView {
  /** Steps a bucket spans. */
  width: number;
  lastStep: number;
  byTag: ReadonlyMap<string, Buckets>;
}

/** All series of a run in aligned buckets of one width, which doubles as the run grows. */
export class LiveSeries {
  width = 1;
  lastStep = 0;
  readonly byTag = new Map<string, Buckets>();

  view(): SeriesView {
    return { width: this.width, lastStep: this.lastStep, byTag: new Map(this.byTag) };
  }

  /**
   * Takes an answer of the server: everything from its first bucket on is replaced by it. What is measured seldom comes
   * in finer buckets than the rest; here all have the widest, so that one width can be asked for the next time.
   */
  replace(columns: readonly SeriesColumns[], lastStep: number): void {
    this.width = columns.reduce((widest, { width }) => Math.max(widest, width), 1);
    this.lastStep = lastStep;
    for (const series of columns) {
      const before = this.byTag.get(series.tag);
      const buckets = before?.width === this.width ? before : emptyBuckets(this.width);
      const first = series.steps[0] ?? Infinity;
      cutFrom(buckets, Math.floor(first / this.width) * this.width);
      if (series.width === this.width) addColumns(buckets, series);
      else {
        const finer = emptyBuckets(series.width);
        addColumns(finer, series);
        addBuckets(buckets, finer);
      }
      this.byTag.set(series.tag, buckets);
    }
    while (this.longest > MAX_COLUMNS) this.widen();
  }

  /** Takes live points; what is known already is passed over. */
  append(
    { steps: all, tags, values }: Pick<SeriesPoints, 'steps' | 'tags' | 'values'>,
    /** Others are not kept. */
    wanted: readonly string[] | null = null,
  ): void {
    const start = all.findIndex((step) => step > this.lastStep);
    if (start === -1) return;
    const steps = all.slice(start);
    for (const [column, tag] of tags.entries()) {
      if (wanted && !wanted.includes(tag)) continue;
      let buckets = this.byTag.get(tag);
      if (!buckets) this.byTag.set(tag, (buckets = emptyBuckets(this.width)));
      const numbers = values[column]!.slice(start).map(decodeNumber);
      addPoints(buckets, steps, numbers);
    }
    while (this.longest > MAX_COLUMNS) this.widen();
    this.lastStep = Math.max(this.lastStep, steps.at(-1) ?? 0);
  }

  /** First step of the newest bucket: what is fetched again after a gap. */
  get newestBucket(): number {
    return Math.floor(this.lastStep / this.width) * this.width;
  }

  private get longest(): number {
    let longest = 0;
    for (const { steps } of this.byTag.values()) longest = Math.max(longest, steps.length);
    return longest;
  }

  private widen(): void {
    this.width *= 2;
    for (const [tag, finer] of this.byTag) {
      const wider = emptyBuckets(this.width);
      addBuckets(wider, finer);
      this.byTag.set(tag, wider);
    }
  }
}

function cutFrom(buckets: Buckets, step: number): void {
  const at = buckets.steps.findIndex((start) => start >= step);
  if (at === -1) return;
  const { steps, count, nonFinite, min, max, sum, last } = buckets;
  for (const column of [steps, count, nonFinite, min, max, sum, last]) column.length = at;
}

const addColumns = (
  buckets: Buckets,
  { steps, values, min, max, last, count, nonFinite }: SeriesColumns,
): void =>
  addTold(buckets, {
    steps,
    values: values.map(decodeNumber),
    min: min?.map(decodeNumber),
    max: max?.map(decodeNumber),
    last: last?.map(decodeNumber),
    count,
    nonFinite,
  });
