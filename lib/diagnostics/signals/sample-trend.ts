import { TAG } from '@/lib/protocol/tags';
import { median } from '@/lib/series/median';

/** One measure of the samples over the run. */
export interface Measured {
  steps: number[];
  values: number[];
  /** Median of the last three: one lucky evaluation is no news. */
  steady: number[];
}
const nothing = (): Measured => ({ steps: [], values: [], steady: [] });

export interface Trend {
  /** `fd` or `kid` fall, V rises, when samples get better. */
  measure: string;
  from: number;
  to: number;
  before: number;
  after: number;
  /** Change a 1,000 steps, in shares of `before`; above 0 is better. */
  gainPer1000: number;
}

/** A quality must get this much better over the window, as a share, to be more than its noise. */
const QUALITY_GAIN = 0.06;
const DIVERSITY_GAIN = 0.15;
/** Below this V is nothing, and twice nothing is nothing. */
const DIVERSITY_LEAST = 0.03;
const STEADY = 3;
const LEARNED = 0.1;
const LEARNED_DIVERSITY = 0.05;
const LEAST_LOSS = 0.05;
const LEAST_EVALUATIONS = 4;
const LEAST_SPAN = 1000;

/**
 * What measured samples say: whether they still get better over the last third of the run. Where there are
 * samples they decide, not the losses.
 */
export class SampleTrend {
  quality: Measured = nothing();
  readonly diversity: Measured = nothing();
  /** The tag the quality is of: FD where both are measured, for KID spans decades and passes zero at its best. */
  qualityTag: string = TAG.fd;
  /** The best quality that three evaluations running had in their median, and the worst single one. */
  best = { value: Infinity, step: 0 };
  worst = -Infinity;
  /** Evaluations so far, of any kind. */
  evaluations = 0;

  observe(step: number, values: ReadonlyMap<string, number>): void {
    const fd = values.get(TAG.fd);
    const quality = fd ?? values.get(TAG.kid);
    const diversity = values.get(TAG.diversity);
    if (quality === undefined && diversity === undefined) return;
    this.evaluations += 1;
    if (quality !== undefined && Number.isFinite(quality)) {
      const tag = fd === undefined ? TAG.kid : TAG.fd;
      if (tag !== this.qualityTag) this.restart(tag);
      add(this.quality, step, quality);
      this.worst = Math.max(this.worst, quality);
      const steady = this.quality.steady.at(-1)!;
      if (this.quality.values.length >= STEADY && steady < this.best.value)
        this.best = { value: steady, step };
    }
    if (diversity !== undefined && Number.isFinite(diversity)) add(this.diversity, step, diversity);
  }

  get measured(): boolean {
    return this.evaluations > 0;
  }

  /** How quality and diversity moved over the last third; those that were measured often enough. */
  trends(): Trend[] {
    const found = [trendOf(this.quality, this.qualityTag, -1), trendOf(this.diversity, TAG.diversity, 1)];
    return found.filter((trend) => trend !== null);
  }

  /** The measure that gets better fastest, or null: flat or worse, or too little measured. */
  improving(): Trend | null {
    const better = this.trends().filter(isImproving);
    return better.sort((a, b) => b.gainPer1000 - a.gainPer1000)[0] ?? null;
  }

  /** Two measures have no common scale. */
  private restart(tag: string): void {
    this.qualityTag = tag;
    this.quality = nothing();
    this.best = { value: Infinity, step: 0 };
    this.worst = -Infinity;
  }

  /**
   * The newest quality is worse than the best by this share of it. Near the floor of a metric its noise is
   * many times its value, so it must have lost a part of what was gained as well.
   */
  wasBetter(share: number): boolean {
    const { best, worst } = this;
    const value = this.quality.values.at(-1) ?? -Infinity;
    return value > best.value * (1 + share) && value - best.value > LEAST_LOSS * (worst - best.value);
  }

  /** Quality has come down to this share of what it began with: what is left is little. */
  isGood(share: number): boolean {
    const { values } = this.quality;
    return values.length > 1 && median(values.slice(-3)) < share * values[0]!;
  }

  /** Something got clearly better at some time after `step`, even if it has stood still since. */
  improvedSince(step: number): boolean {
    return (
      movedSince(this.quality, step, (now, then) => now < then * (1 - LEARNED)) ||
      movedSince(this.diversity, step, (now, then) => now > then * (1 + LEARNED) + LEARNED_DIVERSITY)
    );
  }

  /** The most varied that samples have been. */
  get peakDiversity(): number {
    return this.diversity.steady.reduce((peak, value) => Math.max(peak, value), -Infinity);
  }

  /** Enough was measured, and nothing of it gets better. */
  flat(): boolean {
    const trends = this.trends();
    return trends.length > 0 && !trends.some(isImproving);
  }
}

function isImproving({ measure, before, after }: Trend): boolean {
  if (measure === TAG.diversity) {
    // A V of 1 is as varied as the reals are: more is not better.
    return before < 0.9 && after > before * (1 + DIVERSITY_GAIN) && after - before > DIVERSITY_LEAST;
  }
  return after < before * (1 - QUALITY_GAIN);
}

function movedSince(
  { steps, values, steady }: Measured,
  step: number,
  better: (now: number, then: number) => boolean,
): boolean {
  const first = steps.findIndex((at) => at >= step);
  if (first < 0) return false;
  const then = median(values.slice(first, first + STEADY));
  return steady.slice(first + STEADY).some((now) => better(now, then));
}

/** The first half of the last third against its second half, by medians. */
function trendOf({ steps, values }: Measured, measure: string, sign: 1 | -1): Trend | null {
  const to = steps.at(-1);
  if (to === undefined) return null;
  const from = Math.min(to - LEAST_SPAN, to - (to - steps[0]!) / 3);
  const first = steps.findIndex((step) => step >= from);
  const window = values.slice(first);
  if (window.length < LEAST_EVALUATIONS || steps[0]! > from) return null;
  const middle = window.length >> 1;
  const before = median(window.slice(0, middle));
  const after = median(window.slice(middle));
  const halfSpan = (to - steps[first]!) / 2;
  const gainPer1000 = ((sign * (after - before)) / Math.abs(before || 1)) * (1000 / halfSpan);
  return { measure, from: steps[first]!, to, before, after, gainPer1000 };
}

function add({ steps, values, steady }: Measured, step: number, value: number): void {
  steps.push(step);
  values.push(value);
  steady.push(median(values.slice(-STEADY)));
}
