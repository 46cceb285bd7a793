import { LEAST_POINTS, defineRule } from '../rule';
import type { Signal } from '../signals/signals';
import { Since } from '@/lib/series/since';

/** Layers that are told next to nothing. */
export const vanishingGradient = defineRule({
  meta: {
    id: 'vanishing-gradient',
    title: 'A layer gets next to no gradient',
    level: 'warning',
    losses: 'all',
    tags: [],
    alsoReads: ['grad_norm/g/*', 'grad_norm/d/*'],
    description: "A layer's gradient has vanished, or the bottom of G gets a hundredth of what its top gets.",
    options: { rms: 1e-7, ratio: 1e-2, steps: 500 },
    messages: {
      layer:
        '{tag} has been under {rms} a weight since step {since}, now {value}: this layer does not learn. Look for a saturated activation above it, or a loss that vanishes.',
      ratio:
        'The bottom of G, {bottom}, has had less than a hundredth of the gradient of its top, {top}, since step {since}: {value} against {topValue}. Batch norm or another activation in between lets it through.',
    },
    references: ['https://arxiv.org/abs/1701.04862', 'https://arxiv.org/abs/1502.03167'],
    remedies: ['batch-norm', 'regularise', 'logits'],
  },
  create({ facts, signals, options, say }) {
    const layers: Layer[] = [];
    const uneven = new Since();
    let worst: Layer | null = null;
    const layerOf = (signal: Signal): Layer => {
      // Without the layer's size the norm itself, which is never less than its root mean square.
      const size = facts.parameters.get(`${signal.layer?.group}/${signal.layer?.layer}`) ?? 1;
      return { signal, root: Math.sqrt(size), small: new Since() };
    };
    return {
      observe(step) {
        const [g, d] = [signals.gradients('g'), signals.gradients('d')];
        if (layers.length !== g.length + d.length) {
          layers.splice(0, layers.length, ...[...g, ...d].map(layerOf));
        }
        worst = null;
        for (const layer of layers) {
          const { signal, root, small } = layer;
          if (signals.now(signal) && signal.count >= LEAST_POINTS)
            small.observe(step, signal.value < options.rms * root);
          if (small.steps(step) >= options.steps) worst ??= layer;
        }
        const [bottom, top] = [g[0], g[g.length - 1]];
        if (bottom && top && bottom !== top && signals.now(bottom) && top.count >= LEAST_POINTS)
          uneven.observe(step, bottom.value < options.ratio * top.value);
        return worst || uneven.steps(step) >= options.steps ? 'warning' : null;
      },
      message() {
        if (worst) {
          const { signal, root, small } = worst;
          const value = signal.value / root;
          return say('layer', { tag: signal.tag, rms: options.rms, since: small.start ?? 0, value });
        }
        const g = signals.gradients('g');
        const [bottom, top] = [g[0]!, g[g.length - 1]!];
        return say('ratio', {
          bottom: bottom.layer!.layer,
          top: top.layer!.layer,
          since: uneven.start ?? 0,
          value: bottom.value,
          topValue: top.value,
        });
      },
    };
  },
});

interface Layer {
  signal: Signal;
  /** Square root of the number of its parameters. */
  root: number;
  small: Since;
}
