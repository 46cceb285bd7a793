import { TAG } from '@/lib/protocol/tags';
import type { RollingMedian } from '@/lib/series/rolling-median';
import { excessLoss, fakeTarget } from '../loss-scale';
import { LEAST_POINTS, type RunFacts } from '../rule';
import type { Signal, Signals } from './signals';
import { Since } from '@/lib/series/since';

export interface SaturationOptions {
  window: number;
  enter: number;
  leave: number;
  leaveSteps: number;
  /** D(G(z)) of a D that is sure of every fake, with hard labels. */
  sure: number;
  /** Distance from the mean label of fakes, with soft labels. */
  nearTarget: number;
}
export const SATURATION: SaturationOptions = {
  window: 100,
  enter: 0.01,
  leave: 0.05,
  leaveSteps: 100,
  sure: 1e-3,
  nearTarget: 0.02,
};
/** D that gives fakes five times the chance it gave them is not sure of them any more. */
const DOUBT = 5;
/** In a log of a line a hundred steps one point would be enough otherwise. */
const LEAVE_POINTS = 5;
/** Of what the quality was at first. */
const GOOD = 0.15;

/** Whether D is at the floor of its loss and sure of every fake; shared by the rules that build on it. */
export class Saturation {
  since: number | null = null;
  private readonly lossD: RollingMedian;
  private readonly lossG: RollingMedian;
  private readonly fake: RollingMedian;
  private readonly points: Signal;
  private readonly back = new Since();
  private backPoints = 0;

  constructor(
    private readonly facts: RunFacts,
    private readonly signals: Signals,
    private readonly options: SaturationOptions = SATURATION,
  ) {
    this.lossD = signals.median(TAG.lossD, options.window);
    this.lossG = signals.median(TAG.lossG, options.window);
    this.fake = signals.median(TAG.scoreFake, options.window);
    this.points = signals.of(TAG.lossD);
  }

  observe(step: number): boolean {
    const { loss } = this.facts;
    const excess = excessLoss(this.lossD.value, loss);
    if (loss === null || Number.isNaN(excess) || this.points.count < LEAST_POINTS) return false;
    if (this.since === null) {
      if (excess < this.options.enter && this.isSure()) this.since = step;
      return this.since !== null;
    }
    const steps = this.back.observe(
      step,
      excess > this.options.leave || this.isInDoubt() || this.isOvercome(),
    );
    this.backPoints = this.back.start === null ? 0 : this.backPoints + 1;
    if (steps >= this.options.leaveSteps && this.backPoints >= LEAVE_POINTS) {
      this.since = null;
      this.back.observe(step, false);
    }
    return this.since !== null;
  }

  get excess(): number {
    return excessLoss(this.lossD.value, this.facts.loss);
  }

  /** Raw scores have no scale: for LSGAN and hinge the loss itself says it. */
  private isSure(): boolean {
    const loss = this.facts.loss!;
    const { sure, nearTarget } = this.options;
    const family = loss.family;
    if (family !== 'bce_ns' && family !== 'bce_minimax') return true;
    if ((loss.floorD ?? 0) > 0)
      return this.fake.count === 0 || this.fake.value < fakeTarget(loss) + nearTarget;
    // With neither of the two in a log, the loss has to do.
    const chances = this.fakeChances();
    return chances.length === 0 || Math.min(...chances) < sure;
  }

  private isInDoubt(): boolean {
    const loss = this.facts.loss!;
    const bce = loss.family === 'bce_ns' || loss.family === 'bce_minimax';
    const off = this.excess > 2 * this.options.enter;
    return bce && off && loss.floorD === 0 && (this.fakeChances()[0] ?? 0) > DOUBT * this.options.sure;
  }

  /** Samples became good with D ahead but off its floor: then its lead did no harm. */
  private isOvercome(): boolean {
    return this.excess > this.options.enter && this.signals.samples.isGood(GOOD);
  }

  /**
   * D(G(z)) as the batch's mean, which its most convincing fakes make, and as exp(-L_G) of the
   * non-saturating loss, the geometric mean, which every log has. What is known of the two.
   */
  private fakeChances(): number[] {
    const chances = this.fake.count > 0 ? [this.fake.value] : [];
    if (this.facts.loss?.family === 'bce_ns' && this.lossG.count > 0)
      chances.push(Math.exp(-this.lossG.value));
    return chances;
  }
}
