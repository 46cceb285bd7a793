import { TAG } from '@/lib/protocol/tags';
import { theilSen } from '@/lib/series/theil-sen';
import { excessLoss } from '../loss-scale';
import type { RunFacts } from '../rule';
import type { Signal, Signals } from './signals';

interface RecordOptions {
  recordSteps: number;
  recordExcess: number;
  recordLossG: number;
  recordShare: number;
  fallPer1000: number;
}

/** Two epochs, where their length is known and longer than the steps asked for. */
const EPOCHS = 2;
/** Of the points kept: a long window is thinned to this many. */
const MOST = 400;
const NEWEST = 3;

/** The losses of the last few thousand steps: whether D holds them at its floor and G's does not fall. */
export class LossRecord {
  points = 0;
  private steps: number[] = [];
  private excess: number[] = [];
  private lossG: number[] = [];
  private readonly d: Signal;
  private readonly g: Signal;
  private readonly span: number;

  constructor(
    private readonly facts: RunFacts,
    signals: Signals,
    private readonly options: RecordOptions,
  ) {
    this.d = signals.of(TAG.lossD);
    this.g = signals.of(TAG.lossG);
    this.span = Math.max(options.recordSteps, EPOCHS * (facts.epochSteps ?? 0));
  }

  observe(step: number): void {
    if (this.d.step !== step || this.g.step !== step) return;
    this.points += 1;
    const newest = this.steps.at(-1);
    if (newest !== undefined && step - newest < this.span / MOST) return;
    this.steps.push(step);
    this.excess.push(excessLoss(this.d.value, this.facts.loss));
    this.lossG.push(this.g.value);
    if (this.steps.length > 2 * MOST) this.forget(step);
  }

  /** Few points cover the window: each of them counts. */
  get isSparse(): boolean {
    return this.steps.length < 100;
  }

  /** Steps between two points. */
  get spacing(): number {
    const [from, to] = [this.steps[0] ?? 0, this.steps.at(-1) ?? 0];
    return this.steps.length > 1 ? (to - from) / (this.steps.length - 1) : 0;
  }

  /** The newest points have D at its floor. */
  get atFloor(): boolean {
    return this.excess.length >= NEWEST && this.excess.slice(-NEWEST).every((excess) => this.isLow(excess));
  }

  /** The step at which D came to its floor, as far back as is remembered. */
  get floorSince(): number {
    return this.steps[this.excess.findLastIndex((excess) => !this.isLow(excess)) + 1] ?? 0;
  }

  /** Over the whole window, of so many points at least, D was at its floor, G's loss was high and does not fall. */
  lost(leastPoints: number): boolean {
    const { recordLossG, recordShare, fallPer1000 } = this.options;
    const to = this.steps.at(-1) ?? 0;
    const spanned = this.steps.findLastIndex((step) => step <= to - this.span);
    const first = Math.min(spanned, this.steps.length - leastPoints);
    if (first < 0) return false;
    const steps = this.steps.slice(first);
    const lossG = this.lossG.slice(first);
    const held = this.excess.slice(first).map((excess, at) => this.isLow(excess) && lossG[at]! > recordLossG);
    const enough = held.filter(Boolean).length >= recordShare * held.length;
    if (!enough || !held.slice(-NEWEST).every(Boolean)) return false;
    const level = lossG.reduce((sum, value) => sum + value, 0) / lossG.length;
    return theilSen(steps, lossG) * 1000 >= -fallPer1000 * level;
  }

  private isLow = (excess: number) => excess < this.options.recordExcess;

  private forget(step: number): void {
    const first = Math.max(
      0,
      this.steps.findLastIndex((at) => at <= step - this.span),
    );
    this.steps = this.steps.slice(first);
    this.excess = this.excess.slice(first);
    this.lossG = this.lossG.slice(first);
  }
}
