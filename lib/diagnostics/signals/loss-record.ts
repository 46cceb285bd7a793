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

  /** Over the whole window D was at its floor, G's loss was high, and it does not fall. */
  lost(): boolean {
    const { recordExcess, recordLossG, recordShare, fallPer1000 } = this.options;
    const to = this.steps.at(-1) ?? 0;
    if (to - (this.steps[0] ?? to) < this.span) return false;
    const first = this.steps.findLastIndex((step) => step <= to - this.span);
    const steps = this.steps.slice(first);
    const lossG = this.lossG.slice(first);
    const held = this.excess
      .slice(first)
      .map((excess, at) => excess < recordExcess && lossG[at]! > recordLossG);
    const enough = held.filter(Boolean).length >= recordShare * held.length;
    if (!enough || !held.slice(-NEWEST).every(Boolean)) return false;
    const level = lossG.reduce((sum, value) => sum + value, 0) / lossG.length;
    return theilSen(steps, lossG) * 1000 >= -fallPer1000 * level;
  }

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
