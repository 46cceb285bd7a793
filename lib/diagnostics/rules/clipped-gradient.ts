import { TAG } from '@/lib/protocol/tags';
import { LEAST_POINTS, defineRule } from '../rule';
import { type Signal, normOf } from '../signals/signals';

/** -ln(eps) for eps 1e-6, 2e-7, 1e-7, 1e-8, 1e-12; and what frameworks clip the loss of one half at. */
const CLIP_CONSTANTS = [13.8155, 15.4249, 16.1181, 18.4207, 27.631, 50, 100];

/** A loss that stands on a clip constant: beyond it the gradient is exactly 0. */
export const clippedGradient = defineRule({
  meta: {
    id: 'clipped-gradient',
    title: 'The gradient is exactly zero',
    level: 'critical',
    losses: 'all',
    tags: [],
    alsoReads: [TAG.lossG, TAG.lossD, 'grad_norm/g/*'],
    atOnce: true,
    description:
      'A loss stands still on a constant that clipped probabilities make, or the gradient of G is gone.',
    options: { near: 1e-3, range: 1e-3, steps: 50, gradient: 1e-8, points: 3 },
    messages: {
      constant:
        '{tag} has stood at {value} since step {since}. That is what a loss on clipped probabilities says when it is certain, and its gradient there is exactly 0: nothing is learned any more. Take the loss on logits and start again.',
      gradient:
        'The gradient of G is {value} over all its layers since step {since}: G is not told anything. Start again with a loss that does not vanish.',
    },
    references: ['https://arxiv.org/abs/1701.04862'],
    remedies: ['logits', 'balance-rates', 'regularise'],
  },
  create({ signals, options, say }) {
    const stands = [TAG.lossG, TAG.lossD].map((tag) => new Standstill(signals.of(tag), options));
    let gone: { since: number; points: number } | null = null;
    let total = NaN;
    return {
      observe(step) {
        const gradients = signals.gradients('g');
        if (gradients[0] && signals.now(gradients[0])) {
          total = normOf(gradients);
          if (total < options.gradient)
            gone = { since: gone?.since ?? step, points: (gone?.points ?? 0) + 1 };
          else gone = null;
        }
        for (const stand of stands) stand.observe(step);
        const stopped = stands.some((stand) => stand.holds) || isGone(step);
        return stopped ? 'critical' : null;
      },
      message() {
        const stand = stands.find(({ holds }) => holds);
        if (stand)
          return say('constant', { tag: stand.signal.tag, value: stand.signal.value, since: stand.since });
        return say('gradient', { value: total, since: gone?.since ?? 0 });
      },
    };
    function isGone(step: number): boolean {
      return gone !== null && gone.points >= LEAST_POINTS && step - gone.since >= options.steps;
    }
  },
});

/** How long one loss has not left a clip constant. Three equal values are enough: no sampling makes them. */
class Standstill {
  since = 0;
  holds = false;
  private points = 0;
  private low = Infinity;
  private high = -Infinity;

  constructor(
    readonly signal: Signal,
    private readonly options: { near: number; range: number; steps: number; points: number },
  ) {}

  observe(step: number): void {
    const { value } = this.signal;
    if (this.signal.step !== step) return;
    const { range, steps, points } = this.options;
    this.low = Math.min(this.low, value);
    this.high = Math.max(this.high, value);
    if (!(this.high - this.low < range)) {
      this.since = step;
      this.points = 0;
      this.low = this.high = value;
    }
    if (this.points === 0) this.since = step;
    this.points += 1;
    this.holds = this.points >= points && step - this.since >= steps && this.isClipped(value);
  }

  /** L_D is the sum of two halves, and may be the sum of two clipped ones. */
  private isClipped(value: number): boolean {
    const { near } = this.options;
    return CLIP_CONSTANTS.some((c) => Math.abs(value - c) < near || Math.abs(value - 2 * c) < near);
  }
}
