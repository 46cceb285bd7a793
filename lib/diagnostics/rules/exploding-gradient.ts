import type { LossFamily } from '@/lib/protocol/entities';
import { GRADIENT_GROUPS } from '@/lib/protocol/tags';
import { RollingMedian } from '@/lib/series/rolling-median';
import { LEAST_POINTS, defineRule } from '../rule';
import type { Signal } from '../signals/signals';

const WASSERSTEIN: readonly (LossFamily | undefined)[] = ['wgan', 'wgan_gp'];

/** Gradients far beyond what this layer has had; single spikes are normal. */
export const explodingGradient = defineRule({
  meta: {
    id: 'exploding-gradient',
    title: 'A gradient explodes',
    level: 'warning',
    losses: 'all',
    tags: [],
    alsoReads: ['grad_norm/*'],
    description:
      "A layer's gradient stays over 100, or over ten times its own median; of a Wasserstein critic the second alone.",
    options: { norm: 100, times: 10, least: 50, newest: 30, window: 100 },
    messages: {
      norm: '{tag} is {value}, and most of its last {newest} points were over 100. There a step goes further than it can know: lower the learning rate of that network.',
      growing:
        '{tag} is {value}, and most of its last {newest} points were more than ten times its usual {usual}. Lower the learning rate of that network if it goes on.',
    },
    references: ['https://arxiv.org/abs/1211.5063'],
    remedies: ['lower-rates', 'regularise', 'slower-d'],
  },
  create({ facts, signals, options: asked, say }) {
    // A critic's scores have no scale, so their gradient has none: only its growth says something.
    const isCritic = WASSERSTEIN.includes(facts.loss?.family);
    const options = { ...asked, norm: isCritic ? Infinity : asked.norm };
    const norms = new Map<Signal, LayerNorm>();
    let worst: LayerNorm | null = null;
    return {
      observe() {
        worst = null;
        for (const group of GRADIENT_GROUPS) {
          for (const signal of signals.gradients(group)) {
            let norm = norms.get(signal);
            if (!norm) norms.set(signal, (norm = new LayerNorm(signal, options)));
            if (signals.now(signal)) norm.observe();
            if (norm.explodes && (!worst || signal.value > worst.signal.value)) worst = norm;
          }
        }
        return worst ? 'warning' : null;
      },
      message() {
        if (!worst) return '';
        const { signal, usual } = worst;
        const { norm, newest } = options;
        return signal.value > norm
          ? say('norm', { tag: signal.tag, value: signal.value, newest })
          : say('growing', { tag: signal.tag, value: signal.value, newest, usual: usual.value });
      },
    };
  },
});

interface NormOptions {
  norm: number;
  times: number;
  least: number;
  newest: number;
  window: number;
}

/** Every so many points one is kept of what the gradient usually is. */
const USUAL_EVERY = 5;

/** One layer's gradient: whether most of its newest points are too large. A spike is one point. */
class LayerNorm {
  readonly usual: RollingMedian;
  private readonly large: boolean[] = [];
  private count = 0;

  constructor(
    readonly signal: Signal,
    private readonly options: NormOptions,
  ) {
    this.usual = new RollingMedian(options.window / USUAL_EVERY);
  }

  /** A gradient that comes back from nothing is no explosion: it must be large as well. */
  observe(): void {
    const { norm, times, least, newest } = this.options;
    const { value, count } = this.signal;
    if (count % USUAL_EVERY === 1) this.usual.push(value);
    const at = count % newest;
    const large = value > norm || (value > least && value > times * this.usual.value);
    if (this.large[at]) this.count -= 1;
    if (large) this.count += 1;
    this.large[at] = large;
  }

  get explodes(): boolean {
    return this.signal.count >= LEAST_POINTS && this.count > this.options.newest / 2;
  }
}
