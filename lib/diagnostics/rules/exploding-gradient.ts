import { GRADIENT_GROUPS } from '@/lib/protocol/tags';
import { RollingMedian } from '@/lib/series/rolling-median';
import { LEAST_POINTS, defineRule } from '../rule';
import type { Signal } from '../signals';

/** Gradients far beyond what this layer has had; single spikes are normal. */
export const explodingGradient = defineRule({
  meta: {
    id: 'exploding-gradient',
    title: 'A gradient explodes',
    level: 'warning',
    losses: 'all',
    tags: [],
    alsoReads: ['grad_norm/*'],
    description: "A layer's gradient stays over 100, or over ten times its own median.",
    options: { norm: 100, times: 10, least: 50, newest: 10, window: 100 },
    messages: {
      norm: '{tag} is {value} in the median of its last {newest} points. Over 100 a step goes further than it can know: lower the learning rate of that network.',
      growing:
        '{tag} is {value} in the median of its last {newest} points, more than ten times its median of {usual} before. Lower the learning rate of that network if it goes on.',
    },
    references: ['https://arxiv.org/abs/1211.5063'],
    remedies: ['lower-rates', 'regularise', 'slower-d'],
  },
  create({ signals, options, say }) {
    const norms = new Map<Signal, LayerNorm>();
    let worst: { signal: Signal; norm: LayerNorm } | null = null;
    return {
      observe() {
        worst = null;
        for (const group of GRADIENT_GROUPS) {
          for (const signal of signals.gradients(group)) {
            if (!signals.now(signal)) continue;
            let norm = norms.get(signal);
            if (!norm) norms.set(signal, (norm = new LayerNorm(options)));
            if (norm.push(signal.value) && (!worst || norm.newest.value > worst.norm.newest.value))
              worst = { signal, norm };
          }
        }
        return worst ? 'warning' : null;
      },
      message() {
        if (!worst) return '';
        const { signal, norm } = worst;
        const { newest } = options;
        const value = norm.newest.value;
        return value > options.norm
          ? say('norm', { tag: signal.tag, value, newest })
          : say('growing', { tag: signal.tag, value, newest, usual: norm.usual.value });
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

/** One layer's gradient: what it is, in a median that a spike does not move, and what it usually is. */
class LayerNorm {
  readonly newest: RollingMedian;
  readonly usual: RollingMedian;

  constructor(private readonly options: NormOptions) {
    this.newest = new RollingMedian(options.newest);
    this.usual = new RollingMedian(options.window);
  }

  /** True while it explodes. A gradient that comes back from nothing is no explosion: it must be large as well. */
  push(value: number): boolean {
    const { norm, times, least } = this.options;
    const now = this.newest.push(value);
    const usual = this.usual.push(value);
    if (this.usual.count < LEAST_POINTS) return false;
    return now > norm || (now > least && now > times * usual);
  }
}
