import { LEAST_POINTS, defineRule } from '../rule';
import type { Signal } from '../signals';
import { Since } from '../since';

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
    const small = new Map<Signal, Since>();
    const uneven = new Since();
    let worst: Signal | null = null;
    /** L2 norm to root mean square; without the layer's size the norm itself, which is never less. */
    const rms = ({ value, layer }: Signal) =>
      value / Math.sqrt(facts.parameters.get(`${layer?.group}/${layer?.layer}`) ?? 1);
    const look = (signal: Signal, step: number) => {
      if (!signals.now(signal) || signal.count < LEAST_POINTS) return;
      let since = small.get(signal);
      if (!since) small.set(signal, (since = new Since()));
      if (since.observe(step, rms(signal) < options.rms) >= options.steps) worst ??= signal;
    };
    return {
      observe(step) {
        worst = null;
        const layers = signals.gradients('g');
        for (const signal of layers) look(signal, step);
        for (const signal of signals.gradients('d')) look(signal, step);
        const [bottom, top] = [layers[0], layers.at(-1)];
        if (
          bottom &&
          top &&
          bottom !== top &&
          signals.now(bottom) &&
          signals.now(top) &&
          top.count >= LEAST_POINTS
        )
          uneven.observe(step, bottom.value < options.ratio * top.value);
        return worst || uneven.steps(step) >= options.steps ? 'warning' : null;
      },
      message() {
        if (worst) {
          const since = small.get(worst)?.start ?? 0;
          return say('layer', { tag: worst.tag, rms: options.rms, since, value: rms(worst) });
        }
        const layers = signals.gradients('g');
        return say('ratio', {
          bottom: layers[0]?.layer?.layer ?? '',
          top: layers.at(-1)?.layer?.layer ?? '',
          since: uneven.start ?? 0,
          value: layers[0]?.value ?? NaN,
          topValue: layers.at(-1)?.value ?? NaN,
        });
      },
    };
  },
});
