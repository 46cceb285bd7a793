import { EVALUATION_TAGS, type GradientGroup, parseGradNormTag } from '@/lib/protocol/tags';
import { RollingMedian } from '@/lib/series/rolling-median';
import type { StepPoint } from '../point';
import { SampleTrend } from './sample-trend';

/** The newest value of one tag. */
export interface Signal {
  readonly tag: string;
  readonly layer: { group: GradientGroup; layer: string } | null;
  readonly evaluation: boolean;
  value: number;
  /** The step it was measured at; -1 before the first. */
  step: number;
  /** How many values there were. */
  count: number;
  readonly medians: RollingMedian[];
}

/** What the rules share: the newest values and their rolling medians, each worked out once a step. */
export class Signals {
  step = -1;
  readonly samples = new SampleTrend();
  /** The step at which the newest evaluation was heard of. */
  evaluatedAt = -1;
  /** How many steps were heard of. */
  points = 0;
  /** Losses, scores and gradients that are NaN or infinite at this step. */
  readonly nonFinite: Signal[] = [];
  private evaluated = false;
  private readonly signals = new Map<string, Signal>();
  private readonly windows = new Map<string, RollingMedian>();
  private readonly families = new Map<string, Signal[]>();
  private readonly layers: Record<GradientGroup, Signal[]> = { g: [], d: [], d_real: [], d_fake: [] };

  observe({ step, values }: StepPoint): void {
    // Samples are evaluated beside the training, so their numbers may come a few steps late.
    if (step > this.step) this.points += 1;
    this.step = Math.max(step, this.step);
    this.nonFinite.length = 0;
    this.evaluated = false;
    values.forEach(this.take);
    if (!this.evaluated) return;
    this.samples.observe(step, values);
    this.evaluatedAt = this.step;
  }

  private readonly take = (value: number, tag: string): void => {
    const signal = this.of(tag);
    if (signal.step < 0) this.introduce(signal);
    signal.value = value;
    signal.step = this.step;
    signal.count += 1;
    for (const median of signal.medians) median.push(value, this.step);
    if (signal.evaluation) this.evaluated = true;
    if (!Number.isFinite(value) && TRAINED.test(tag)) this.nonFinite.push(signal);
  };

  private introduce(signal: Signal): void {
    if (signal.layer) this.layers[signal.layer.group].push(signal);
    this.families.clear();
  }

  of(tag: string): Signal {
    let signal = this.signals.get(tag);
    if (!signal) {
      const evaluation = EVALUATIONS.has(tag);
      signal = { tag, layer: parseGradNormTag(tag), evaluation, value: NaN, step: -1, count: 0, medians: [] };
      this.signals.set(tag, signal);
    }
    return signal;
  }

  /** The median of the newest `points` values of a tag; whoever asks for the same gets the same. */
  median(tag: string, points: number): RollingMedian {
    const key = `${points} ${tag}`;
    let median = this.windows.get(key);
    if (!median) {
      median = new RollingMedian(points);
      this.windows.set(key, median);
      this.of(tag).medians.push(median);
    }
    return median;
  }

  /** Gradient norms of a group, in the order in which its layers were first measured: the input first. */
  gradients(group: GradientGroup): readonly Signal[] {
    return this.layers[group];
  }

  /** Signals whose tag begins so, in the order in which they came. */
  matching(prefix: string): readonly Signal[] {
    let found = this.families.get(prefix);
    if (!found) {
      found = [...this.signals.values()].filter(({ tag, step }) => step >= 0 && tag.startsWith(prefix));
      this.families.set(prefix, found);
    }
    return found;
  }

  /** Was it measured at this step? */
  now = (signal: Signal): boolean => signal.step === this.step;
}

const EVALUATIONS: ReadonlySet<string> = new Set(EVALUATION_TAGS);
const TRAINED = /^(loss|score|grad_norm|update_ratio)\//;

/** L2 norm over the layers of one network. */
export function normOf(gradients: readonly Signal[]): number {
  let squares = 0;
  for (const { value } of gradients) squares += value * value;
  return Math.sqrt(squares);
}
