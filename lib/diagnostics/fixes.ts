import type { Fix } from '@/lib/protocol/entities';
import { hasLabels } from '@/lib/protocol/loss-family';
import type { LayerConfig, OptimizerConfig, RunConfig } from '@/lib/protocol/run-config';
import { imageShapeOf } from '@/lib/protocol/run-config/image-shape';
import { layerSettings } from '@/lib/protocol/run-config/layer-settings';
import { overlay } from '@/lib/protocol/run-config/overlay';

/**
 * Every fix there is, the best first. `violates` says what of a configuration asks for it, or null: a fix
 * for what is right already is noise, and once it is made there is nothing to ask for.
 */
interface FixDefinition {
  title: string;
  lesson: Fix['lesson'];
  violates: (config: RunConfig) => { why: string; settings: Fix['settings'] } | null;
}

/** Adam's rates: high ones, and D at more than twice G's. */
const FAST_RATE = 1e-3;
const FAST_D = 2;
const SMALL_KERNEL = 5;
const FEW_FILTERS = 32;
const LEAST_LABEL_NOISE = 0.05;
const LONG = 5000;

const define = <Id extends string>(table: Record<Id, FixDefinition>) => table;

export const FIXES = define({
  regularise: {
    title: 'Spectral norm in D',
    lesson: null,
    violates(config) {
      const { discriminator, penalty } = config;
      if (discriminator.spectralNorm || penalty.id !== 'none') return null;
      // It would undo the bound.
      const without = discriminator.layers.some(({ batchNorm }) => batchNorm)
        ? layerSettings(config, 'discriminator', () => ({ batchNorm: false })).discriminator
        : {};
      return {
        why: 'D is unregularised. Of 10 runs without spectral norm, R1 or augmentation none was healthy to the end; of 48 with it, 42 were (no controlled comparison).',
        settings: { discriminator: { spectralNorm: true, ...without } },
      };
    },
  },
  augment: {
    title: 'Augmentation of what D sees',
    lesson: null,
    violates: ({ discriminator: { augment }, dataset }) =>
      Object.values(augment).includes(true) || imageShapeOf(dataset).length !== 3
        ? null
        : {
            why: 'Real and generated images are changed alike before D sees them, so that it cannot know the few reals by heart (arXiv 2006.10738).',
            settings: { discriminator: { augment: { color: true, translation: true } } },
          },
  },
  'lower-rates': {
    title: 'Lower both learning rates',
    lesson: null,
    violates({ optimizer }) {
      const { generator, discriminator } = optimizer;
      const lower = (config: OptimizerConfig) => ({
        ...(config.learningRate > FAST_RATE ? { learningRate: FAST_RATE } : {}),
        ...(config.id === 'adam' && config.beta1 > 0.5 ? { beta1: 0.5 } : {}),
      });
      const changed = Object.entries(optimizer)
        .map(([player, config]) => [player, lower(config)] as const)
        .filter(([, settings]) => Object.keys(settings).length > 0);
      if (changed.length === 0) return null;
      return {
        why: `${inWords(generator)} for G, ${inWords(discriminator)} for D: rates to ${FAST_RATE} with beta 1 of 0.5 are tried.`,
        settings: { optimizer: Object.fromEntries(changed) },
      };
    },
  },
  'balance-rates': {
    title: "G's learning rate up to D's",
    lesson: null,
    violates({ optimizer: { generator, discriminator } }) {
      const ratio = discriminator.learningRate / generator.learningRate;
      if (ratio <= FAST_D) return null;
      return {
        why: `D's rate is ${Number(ratio.toPrecision(3))} times G's. The same networks were readable by step 2,500 with a D 3 to 5 times faster, by 8,000 at 10 times, and not by then at 20 and more.`,
        // A G that was too slow stays so beside a D that is slowed down to it.
        settings: ratesOf(Math.min(discriminator.learningRate, Math.max(FAST_RATE, generator.learningRate))),
      };
    },
  },
  'slower-d': {
    title: "A quarter of D's learning rate",
    lesson: null,
    violates: ({ optimizer: { generator, discriminator } }) =>
      discriminator.learningRate > FAST_D * generator.learningRate || // then the ratio is what to change
      discriminator.learningRate <= generator.learningRate / FAST_D
        ? null
        : {
            why: 'A D that learns more slowly leaves G time to follow. A D step at every second step, or noise on its input that fades, does the same.',
            settings: rateOf('discriminator', discriminator.learningRate / 4),
          },
  },
  'faster-d': {
    title: "D's learning rate as high as G's",
    lesson: null,
    violates: ({ optimizer: { generator, discriminator } }) =>
      generator.learningRate > FAST_D * discriminator.learningRate
        ? {
            why: `G's rate is ${Number((generator.learningRate / discriminator.learningRate).toPrecision(3))} times D's: D never learns to tell G's images apart, so G is told nothing.`,
            settings: rateOf('discriminator', generator.learningRate),
          }
        : null,
  },
  'slower-g': {
    title: "G's learning rate down to D's",
    lesson: null,
    violates: ({ optimizer: { generator, discriminator } }) =>
      generator.learningRate > FAST_D * discriminator.learningRate
        ? {
            why: "G's rate is more than twice D's: G runs to what fools D now, and its samples grow alike.",
            settings: rateOf('generator', discriminator.learningRate),
          }
        : null,
  },
  'batch-norm': {
    title: 'Batch norm in G',
    lesson: 4,
    violates(config) {
      const { layers } = config.generator;
      if (layers.slice(0, -1).every(({ batchNorm }) => batchNorm)) return null;
      return {
        why: 'G has layers without it. With it a saturated set-up showed digits in 600 steps, without it in 8,000. It does not rescue a run that has collapsed.',
        settings: layerSettings(config, 'generator', ({ batchNorm }, index) => ({
          batchNorm: batchNorm || index < layers.length - 1,
        })),
      };
    },
  },
  'soft-labels': {
    title: 'Soft labels for D, and 5 % of them flipped',
    lesson: 3,
    violates({ loss, labels: { real, fake, flipProbability } }) {
      if (!hasLabels(loss)) return null;
      const labels = {
        ...(real[0] >= 1 ? { real: [0.9, 1] } : {}),
        ...(fake[1] <= 0 ? { fake: [0, 0.1] } : {}),
        ...(flipProbability < LEAST_LABEL_NOISE ? { flipProbability: LEAST_LABEL_NOISE } : {}),
      };
      if (Object.keys(labels).length === 0) return null;
      return {
        why: 'Hard labels let D run away. With soft ones its loss has a floor that it cannot go below.',
        settings: { labels },
      };
    },
  },
  kernels: {
    title: '5 x 5 kernels and more filters',
    lesson: 1,
    violates(config) {
      const { generator, discriminator } = config;
      const hidden = generator.layers.length - 1;
      const convolutions = [...generator.layers.slice(0, hidden), ...discriminator.layers].filter(
        isConvolution,
      );
      const small = convolutions.filter(({ kernel }) => kernel < SMALL_KERNEL).length;
      const thin = convolutions.filter(({ filters }) => filters < FEW_FILTERS).length;
      if (small === 0 && thin === 0) return null;
      return {
        why: `${small} of ${convolutions.length} convolutions have kernels under ${SMALL_KERNEL} x ${SMALL_KERNEL}, ${thin} under ${FEW_FILTERS} filters. A hypothesis: 3 x 3 alone, all else healthy, was healthy.`,
        settings: {
          ...layerSettings(config, 'generator', (layer, index) => (index < hidden ? larger(layer) : {})),
          ...layerSettings(config, 'discriminator', larger),
        },
      };
    },
  },
  'flip-labels': {
    title: 'Flipped labels',
    lesson: 2,
    violates: ({ loss, labels }) =>
      labels.flip || loss !== 'bce_ns'
        ? null
        : {
            why: 'The same mathematics as the non-saturating G loss, which this run has: little to gain.',
            settings: { labels: { flip: true } },
          },
  },
  'one-class': {
    title: 'One class first',
    lesson: 5,
    violates: ({ classes, conditional, dataset }) =>
      !conditional && (classes === 'all' || classes.length > 1)
        ? {
            why: 'One class is a simpler distribution: get it right before all of them.',
            // Every folder has a first class; of the ten of CIFAR-10 cars are the easy one.
            settings: { classes: [classes === 'all' ? (dataset.id === 'folder' ? 0 : 1) : classes[0]] },
          }
        : null,
  },
  longer: {
    title: 'More steps',
    lesson: 7,
    violates: ({ totalSteps }) =>
      totalSteps < LONG
        ? {
            why: `${totalSteps} steps are few: published CIFAR-10 runs needed a median of 18,000 to come within twice their best.`,
            settings: { totalSteps: Math.max(LONG, 2 * totalSteps) },
          }
        : null,
  },
  logits: {
    title: 'The loss on logits',
    lesson: null,
    // This trainer knows no other: there is nothing to offer a run of its own.
    violates: () => null,
  },
});

export type FixId = keyof typeof FIXES;

/**
 * The fixes that help with what was found and that this configuration violates, the best first. Nothing is
 * known to be violated by a log without a configuration.
 */
export function rankFixes(ids: Iterable<FixId>, config: RunConfig | null): Fix[] {
  if (config === null) return [];
  const wanted = new Set(ids);
  return (Object.keys(FIXES) as FixId[]).flatMap((id) => {
    const { title, lesson, violates } = FIXES[id];
    const found = wanted.has(id) ? violates(config) : null;
    return found ? [{ id, title, lesson, ...found }] : [];
  });
}

/** The configuration with these fixes made, the best first; each changes what those before it left. */
export const applyFixes = (config: RunConfig, ids: Iterable<string>): RunConfig => {
  const wanted = new Set(ids);
  return Object.entries(FIXES).reduce((fixed, [id, { violates }]) => {
    const found = wanted.has(id) ? violates(fixed) : null;
    return found ? (overlay(fixed, found.settings) as RunConfig) : fixed;
  }, config);
};

const rateOf = (player: 'generator' | 'discriminator', learningRate: number) => ({
  optimizer: { [player]: { learningRate } },
});
const ratesOf = (learningRate: number) => ({
  optimizer: { generator: { learningRate }, discriminator: { learningRate } },
});

const larger = (layer: LayerConfig) =>
  isConvolution(layer)
    ? { kernel: Math.max(layer.kernel, SMALL_KERNEL), filters: Math.max(layer.filters, FEW_FILTERS) }
    : {};

function isConvolution(layer: LayerConfig): layer is Exclude<LayerConfig, { type: 'dense' }> {
  return layer.type !== 'dense';
}

const inWords = (optimizer: RunConfig['optimizer']['generator']) =>
  optimizer.id === 'adam'
    ? `Adam at ${optimizer.learningRate} with beta 1 of ${optimizer.beta1}`
    : `${optimizer.id} at ${optimizer.learningRate}`;
