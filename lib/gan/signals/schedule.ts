import type { RunConfig } from '@/lib/protocol/run-config';
import { RollingMedian } from '@/lib/series/rolling-median';

/** What costs time to measure. Losses and scores do not: they are there. */
export type SignalId = 'gradients' | 'updates' | 'units' | 'histograms' | 'evaluation';

/** In words, as the event log names them. */
const NAMES: Record<SignalId, string> = {
  gradients: 'gradients',
  updates: 'updates',
  units: 'dead units',
  histograms: 'histograms',
  evaluation: 'samples',
};

const LOOK_EVERY = 100;
/** How many of the newest measurements, or steps, a usual cost is the median of. */
const RECENT = 21;
/** The first measurement also allocates and compiles. */
const LEAST_MEASUREMENTS = 2;
/** What is rarer than this a rule that wants twenty points cannot use. */
const MOST = 16;
/**
 * Best checkpoint, diversity and half of the verdict rest on evaluations: they go down to a quarter, and never
 * under twenty in a run, whatever the budget.
 */
const MOST_OF_EVALUATIONS = 4;
const LEAST_EVALUATIONS = 20;
/** Of the budget: to measure what takes less than this more seldom saves nothing that counts. */
const SMALL = 0.1;
/** Of the budget: signals come back only when all fits well below it, or they would come and go with the clock's noise. */
const EASE_BELOW = 0.6;

type Stretches = ReadonlyMap<SignalId, number>;

interface Watched {
  everySteps: number;
  most: number;
  /** Milliseconds of one measurement. */
  cost: RollingMedian;
}

/**
 * When each signal is measured: at multiples of its interval, which is doubled as often as it takes to keep the
 * time spent on watching within its share of the whole. It decides about measuring only: the clock never
 * touches what is trained.
 */
export class Schedule {
  private readonly watched = new Map<SignalId, Watched>();
  private readonly bareMs = new RollingMedian(RECENT);
  private readonly budget: number;
  private stretches: Stretches = new Map();
  private asked = new Set<SignalId>();

  constructor(config: RunConfig) {
    const { gradients, updates, units, histograms, metrics, measuring, totalSteps } = config;
    this.budget = measuring.budgetShare;
    const evaluations = totalSteps / metrics.everySteps / LEAST_EVALUATIONS;
    this.watch('gradients', gradients.everySteps, MOST);
    this.watch('updates', updates.everySteps, MOST);
    this.watch('units', units.everySteps, MOST);
    this.watch('histograms', histograms.everySteps, MOST);
    this.watch('evaluation', metrics.everySteps, Math.min(MOST_OF_EVALUATIONS, evaluations));
  }

  /** An interval of 0 is never, but when asked for. */
  private watch(signal: SignalId, everySteps: number, most: number): void {
    if (everySteps > 0) this.watched.set(signal, { everySteps, most, cost: new RollingMedian(RECENT) });
  }

  /** Once, at the next step. */
  ask(signal: SignalId): void {
    this.asked.add(signal);
  }

  due(step: number): ReadonlySet<SignalId> {
    const { asked } = this;
    this.asked = new Set();
    for (const [signal, watched] of this.watched)
      if (step % this.interval(signal, watched, this.stretches) === 0) asked.add(signal);
    return asked;
  }

  /** How many times rarer than asked the rarest signal is. */
  get stretch(): number {
    return Math.max(1, ...this.stretches.values());
  }

  /** Takes what a step cost, and what watching cost of it. Answers, in words, what is measured otherwise from now on. */
  observe(step: number, stepMs: number, spentMs: ReadonlyMap<SignalId, number>): string | null {
    let bare = stepMs;
    for (const [signal, ms] of spentMs) {
      this.watched.get(signal)?.cost.push(ms);
      bare -= ms;
    }
    this.bareMs.push(bare);
    if (step % LOOK_EVERY !== 0) return null;
    const wanted = this.fit(this.budget);
    const next = isRarer(wanted, this.stretches) ? wanted : this.eased();
    if (!next) return null;
    this.stretches = next;
    return this.inWords();
  }

  /** Half as rare and less, where that leaves some room. */
  private eased(): Stretches | null {
    const wanted = this.fit(EASE_BELOW * this.budget);
    return isRarer(this.stretches, wanted) && !isRarer(wanted, this.stretches) ? wanted : null;
  }

  /** Doubles the interval of whatever costs most a step, until all of them together are within the budget. */
  private fit(budget: number): Stretches {
    const stretches = new Map<SignalId, number>();
    while (this.share(stretches) > budget) {
      const [costliest] = this.costs(stretches)
        .filter(({ signal, ms }) => {
          const next = 2 * (stretches.get(signal) ?? 1);
          return next <= this.watched.get(signal)!.most && ms > SMALL * budget * this.bareMs.value;
        })
        .sort((a, b) => b.ms - a.ms);
      if (!costliest) break;
      stretches.set(costliest.signal, 2 * (stretches.get(costliest.signal) ?? 1));
    }
    return stretches;
  }

  /** Share of a usual step that watching takes at these stretches. */
  private share(stretches: Stretches): number {
    const watching = this.costs(stretches).reduce((sum, { ms }) => sum + ms, 0);
    return watching / (watching + this.bareMs.value);
  }

  /** Milliseconds of a step that each signal takes, spread over those where it is not measured. */
  private costs(stretches: Stretches): { signal: SignalId; ms: number }[] {
    return [...this.watched].map(([signal, watched]) => {
      const { cost } = watched;
      const isKnown = cost.count >= LEAST_MEASUREMENTS;
      return { signal, ms: isKnown ? cost.value / this.interval(signal, watched, stretches) : 0 };
    });
  }

  private interval = (signal: SignalId, { everySteps }: Watched, stretches: Stretches): number =>
    everySteps * (stretches.get(signal) ?? 1);

  private inWords(): string {
    const percent = (share: number) => `${Number((100 * share).toPrecision(2))} %`;
    const rare = [...this.stretches].map(
      ([signal]) =>
        `${NAMES[signal]} every ${this.interval(signal, this.watched.get(signal)!, this.stretches)} steps`,
    );
    const left = this.share(this.stretches);
    return [
      `watching as asked takes ${percent(this.share(new Map()))} of the time and may take ${percent(this.budget)}`,
      `: from here on ${rare.length > 0 ? rare.join(', ') : 'everything as often as asked'}`,
      left > this.budget ? `; ${percent(left)} it stays, or too little would be seen` : '',
    ].join('');
  }
}

const isRarer = (these: Stretches, those: Stretches): boolean =>
  [...these].some(([signal, stretch]) => stretch > (those.get(signal) ?? 1));
