import { RollingMedian } from '@/lib/series/rolling-median';
import type { Signals } from './signals';

const FIRST_POINTS = 100;
const NOW_POINTS = 50;

/** The gradient of G now, as a share of what it was in its first points. */
export class GradientLoss {
  private readonly first = new RollingMedian(FIRST_POINTS);
  private readonly now = new RollingMedian(NOW_POINTS);
  private seen = 0;

  constructor(private readonly signals: Signals) {}

  observe(): void {
    const layers = this.signals.gradients('g');
    if (!layers[0] || !this.signals.now(layers[0])) return;
    let squares = 0;
    for (const { value } of layers) squares += value * value;
    const total = Math.sqrt(squares);
    this.seen += 1;
    if (this.seen <= FIRST_POINTS) this.first.push(total);
    else this.now.push(total);
  }

  /** NaN until there is enough of both. */
  get share(): number {
    return this.now.count < NOW_POINTS ? NaN : this.now.value / this.first.value;
  }
}
