import { RollingMedian } from '@/lib/series/rolling-median';
import { type Signals, normOf } from './signals';

const FIRST_POINTS = 100;
const NOW_POINTS = 20;
const NOW_EVERY = 5;

/** The gradient of G now, as a share of what it was in its first points. */
export class GradientLoss {
  private readonly first = new RollingMedian(FIRST_POINTS);
  private readonly now = new RollingMedian(NOW_POINTS);
  private seen = 0;

  constructor(private readonly signals: Signals) {}

  observe(): void {
    const layers = this.signals.gradients('g');
    if (!layers[0] || !this.signals.now(layers[0])) return;
    this.seen += 1;
    if (this.seen <= FIRST_POINTS) this.first.push(normOf(layers));
    else if (this.seen % NOW_EVERY === 0) this.now.push(normOf(layers));
  }

  /** NaN until there is enough of both. */
  get share(): number {
    return this.now.count < NOW_POINTS ? NaN : this.now.value / this.first.value;
  }
}
