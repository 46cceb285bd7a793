import type { Fix } from '@/lib/protocol/entities';
import { hasLabels } from '@/lib/protocol/loss-family';
import type { LayerConfig, RunConfig } from '@/lib/protocol/run-config';

/**
 * Every fix there is, the best first. `violates` says what of a configuration asks for it, or null: a fix
 * for what is right already is noise.
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
    violates({ discriminator: { layers, spectralNorm }, penalty }) {
      if (spectralNorm || penalty.id !== 'none') return null;
      const normed = layers.flatMap(({ batchNorm }, index) => (batchNorm ? [index] : []));
      return {
        why: 'D is unregularised. Of 10 runs without spectral norm, R1 or augmentation none was healthy to the end; of 48 with it, 42 were (no controlled comparison).',
        settings: {
          'discriminator.spectralNorm': true,
          // It would undo the bound.
          ...Object.fromEntries(normed.map((index) => [`discriminator.layers.${index}.batchNorm`, false])),
        },
      };
    },
  },
  augment: {
    title: 'Augmentation of what D sees',
    lesson: null,
    violates: ({ discriminator: { augment } }) =>
      Object.values(augment).includes(true)
        ? null
        : {
            why: 'Real and generated images are changed alike before D sees them, so that it cannot know the few reals by heart (arXiv 2006.10738).',
            settings: { 'discriminator.augment.color': true, 'discriminator.augment.translation': true },
          },
  },
  'lower-rates': {
    title: 'Lower both learning rates',
    lesson: null,
    violates({ optimizer: { generator, discriminator } }) {
      const players = { generator, discriminator };
      const settings: Fix['settings'] = {};
      for (const [player, { learningRate }] of Object.entries(players))
        if (learningRate > FAST_RATE) settings[`optimizer.${player}.learningRate`] = FAST_RATE;
      for (const [player, config] of Object.entries(players))
        if (config.id === 'adam' && config.beta1 > 0.5) settings[`optimizer.${player}.beta1`] = 0.5;
      if (Object.keys(settings).length === 0) return null;
      return {
        why: `${inWords(generator)} for G, ${inWords(discriminator)} for D: rates to ${FAST_RATE} with beta 1 of 0.5 are tried.`,
        settings,
      };
    },
  },
  'balance-rates': {
    title: "Raise G's learning rate or lower D's",
    lesson: null,
    violates({ optimizer: { generator, discriminator } }) {
      const ratio = discriminator.learningRate / generator.learningRate;
      if (ratio <= FAST_D) return null;
      return {
        why: `D's rate is ${Number(ratio.toPrecision(3))} times G's. The same networks were readable by step 2,500 with a D 3 to 5 times faster, by 8,000 at 10 times, and not by then at 20 and more.`,
        settings: { 'optimizer.discriminator.learningRate': generator.learningRate },
      };
    },
  },
  'slower-d': {
    title: "A quarter of D's learning rate",
    lesson: null,
    violates: ({ optimizer: { generator, discriminator } }) =>
      discriminator.learningRate > FAST_D * generator.learningRate
        ? null // then the ratio is what to change
        : {
            why: 'A D that learns more slowly leaves G time to follow. A D step at every second step, or noise on its input that fades, does the same.',
            settings: { 'optimizer.discriminator.learningRate': discriminator.learningRate / 4 },
          },
  },
  'faster-d': {
    title: "D's learning rate as high as G's",
    lesson: null,
    violates: ({ optimizer: { generator, discriminator } }) =>
      generator.learningRate > FAST_D * discriminator.learningRate
        ? {
            why: `G's rate is ${Number((generator.learningRate / discriminator.learningRate).toPrecision(3))} times D's: D never learns to tell G's images apart, so G is told nothing.`,
            settings: { 'optimizer.discriminator.learningRate': generator.learningRate },
          }
        : null,
  },
  'slower-g': {
    title: "A quarter of G's learning rate",
    lesson: null,
    violates: ({ optimizer: { generator, discriminator } }) =>
      generator.learningRate > FAST_D * discriminator.learningRate
        ? {
            why: "G's rate is more than twice D's: G runs to what fools D now, and its samples grow alike.",
            settings: { 'optimizer.generator.learningRate': discriminator.learningRate },
          }
        : null,
  },
  'batch-norm': {
    title: 'Batch norm in G',
    lesson: 4,
    violates({ generator: { layers } }) {
      const bare = layers.slice(0, -1).flatMap(({ batchNorm }, index) => (batchNorm ? [] : [index]));
      if (bare.length === 0) return null;
      return {
        why: 'G has layers without it. With it a saturated set-up showed digits in 600 steps, without it in 8,000. It does not rescue a run that has collapsed.',
        settings: Object.fromEntries(bare.map((index) => [`generator.layers.${index}.batchNorm`, true])),
      };
    },
  },
  'soft-labels': {
    title: 'Soft labels for D, and 5 % of them flipped',
    lesson: 3,
    violates({ loss, labels: { real, fake, flipProbability } }) {
      if (!hasLabels(loss)) return null;
      const settings: Fix['settings'] = {};
      if (real[0] >= 1) settings['labels.real'] = [0.9, 1];
      if (fake[1] <= 0) settings['labels.fake'] = [0, 0.1];
      if (flipProbability < LEAST_LABEL_NOISE) settings['labels.flipProbability'] = LEAST_LABEL_NOISE;
      if (Object.keys(settings).length === 0) return null;
      return {
        why: 'Hard labels let D run away. With soft ones its loss has a floor that it cannot go below.',
        settings,
      };
    },
  },
  kernels: {
    title: '5 x 5 kernels and more filters',
    lesson: 1,
    violates({ generator, discriminator }) {
      const convolutions = [...generator.layers.slice(0, -1), ...discriminator.layers].filter(isConvolution);
      const small = convolutions.filter(({ kernel }) => kernel < SMALL_KERNEL).length;
      const thin = convolutions.filter(({ filters }) => filters < FEW_FILTERS).length;
      if (small === 0 && thin === 0) return null;
      return {
        why: `${small} of ${convolutions.length} convolutions have kernels under ${SMALL_KERNEL} x ${SMALL_KERNEL}, ${thin} under ${FEW_FILTERS} filters. A hypothesis: 3 x 3 alone, all else healthy, was healthy.`,
        settings: {},
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
            settings: { 'labels.flip': true },
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
    // This trainer knows no other; the fix is for runs that were logged elsewhere.
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

function isConvolution(layer: LayerConfig): layer is Exclude<LayerConfig, { type: 'dense' }> {
  return layer.type !== 'dense';
}

const inWords = (optimizer: RunConfig['optimizer']['generator']) =>
  optimizer.id === 'adam'
    ? `Adam at ${optimizer.learningRate} with beta 1 of ${optimizer.beta1}`
    : `${optimizer.id} at ${optimizer.learningRate}`;
