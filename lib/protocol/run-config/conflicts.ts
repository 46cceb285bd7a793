import type { z } from 'zod';
import type { Issue } from '../errors';
import { type LossFamily, hasLabels } from '../loss-family';
import { conditionsOf, inputSizeOf } from './conditions';
import { type DatasetConfig, classCountOf } from './dataset';
import { imageShapeOf } from './image-shape';
import type { LabelsConfig } from './labels';
import type { discriminatorConfig, generatorConfig } from './layers';
import type { optimizersConfig } from './optimizer';
import type { PenaltyConfig } from './penalty';
import { placeLayers } from './shapes';

interface Judged {
  dataset: DatasetConfig;
  classes: 'all' | number[];
  conditional: boolean;
  latentDim: number;
  totalSteps: number;
  optimizer: z.infer<typeof optimizersConfig>;
  generator: z.infer<typeof generatorConfig>;
  discriminator: z.infer<typeof discriminatorConfig>;
  loss: LossFamily;
  labels: LabelsConfig;
  penalty: PenaltyConfig;
  weightClip: number;
  samples: { count: number };
}

/** What each setting allows alone and two of them do not together: none of it would do what it says. */
export const conflictsIn = (config: Judged): Issue[] => [
  ...inClasses(config),
  ...inConditions(config),
  ...inGenerator(config),
  ...inDiscriminator(config),
  ...inSchedules(config),
  ...inLabels(config),
  ...inBounds(config),
  ...inPenalty(config),
  ...inSamples(config),
];

function inClasses({ dataset, classes }: Judged): Issue[] {
  const count = classCountOf(dataset);
  const strange = count === null || classes === 'all' ? undefined : classes.find((one) => one >= count);
  return strange === undefined || count === null
    ? []
    : [
        {
          path: ['classes'],
          message: `${dataset.id} has no class ${strange}: its classes are 0 to ${count - 1}`,
        },
      ];
}

function inConditions({ dataset, classes, conditional }: Judged): Issue[] {
  if (!conditional) return [];
  if (classes === 'all' && classCountOf(dataset) === null) {
    return [
      {
        path: ['classes'],
        message: `how many classes ${dataset.id} has is in its files: name those to be told`,
      },
    ];
  }
  return conditionsOf({ dataset, classes, conditional }).length > 1
    ? []
    : [
        {
          path: ['conditional'],
          message: 'of one class there is nothing to tell: take more, or turn this off',
        },
      ];
}

function inGenerator(config: Judged): Issue[] {
  const {
    dataset,
    generator: { layers },
  } = config;
  const path = ['generator', 'layers'];
  const placed = placeLayers(layers, [inputSizeOf(config)]);
  if (!placed.ok) return [{ path: [...path, placed.layer], message: placed.message }];
  if (layers.length === 0) return []; // said already
  const issues: Issue[] = [];
  const image = imageShapeOf(dataset);
  const isImage = image.length === 3;
  const made = placed.layers.at(-1)?.outputShape ?? [];
  if (made.join() !== image.join()) {
    issues.push({
      path,
      message: `the generator makes ${made.join(' x ')}, but ${dataset.id} ${isImage ? 'images' : 'points'} are ${image.join(' x ')}`,
    });
  }
  const last = layers.at(-1)?.activation;
  if (isImage ? last !== 'tanh' : last !== 'tanh' && last !== 'none') {
    issues.push({
      path: [...path, layers.length - 1, 'activation'],
      message: isImage
        ? 'the last layer must end in "tanh": images are scaled to [-1, 1]'
        : 'the last layer must end in "none" or "tanh": points lie in [-1, 1]',
    });
  }
  return issues;
}

function inDiscriminator({ dataset, discriminator: { layers } }: Judged): Issue[] {
  const placed = placeLayers(layers, imageShapeOf(dataset));
  return placed.ok ? [] : [{ path: ['discriminator', 'layers', placed.layer], message: placed.message }];
}

function inSchedules({ optimizer, totalSteps }: Judged): Issue[] {
  return Object.entries(optimizer).flatMap(([player, { schedule }]) =>
    'fromStep' in schedule && schedule.fromStep >= totalSteps
      ? [
          {
            path: ['optimizer', player, 'schedule', 'fromStep'],
            message: `the rate would fall from step ${schedule.fromStep} on, and the run has ${totalSteps}: give less`,
          },
        ]
      : [],
  );
}

function inLabels({ loss, labels: { flip, real, fake, flipProbability } }: Judged): Issue[] {
  if (hasLabels(loss)) return [];
  const idle = [
    ...(flip ? ['flip'] : []),
    ...(real.join() === '1,1' ? [] : ['real']),
    ...(fake.join() === '0,0' ? [] : ['fake']),
    ...(flipProbability > 0 ? ['flipProbability'] : []),
  ];
  return idle.map((setting) => ({
    path: ['labels', setting],
    message: `the loss ${loss} has no labels: take this away, or take bce_ns, bce_minimax or lsgan`,
  }));
}

/** A critic's scores grow without end when nothing bounds its slope. */
function inBounds({ loss, discriminator, penalty, weightClip }: Judged): Issue[] {
  if (loss === 'wgan_gp' && penalty.id !== 'gp')
    return [{ path: ['penalty'], message: 'the loss wgan_gp needs the penalty gp' }];
  if (loss === 'wgan' && weightClip === 0 && !discriminator.spectralNorm) {
    return [
      {
        path: ['weightClip'],
        message: 'the loss wgan needs a bounded D: give 0.01, or turn on spectral norm',
      },
    ];
  }
  return [];
}

/**
 * A penalty is a gradient of a gradient. Batch norm makes D's score of one image depend on the others, so that
 * the slope at one is not defined; tanh and sigmoid have no right second derivative in TensorFlow.js.
 */
function inPenalty({ discriminator: { layers }, penalty }: Judged): Issue[] {
  if (penalty.id === 'none') return [];
  return layers.flatMap(({ batchNorm, activation }, index) => {
    const path = ['discriminator', 'layers', index];
    const without = `the penalty ${penalty.id} works without it only`;
    return [
      ...(batchNorm ? [{ path: [...path, 'batchNorm'], message: `batch norm in D: ${without}` }] : []),
      ...(activation === 'tanh' || activation === 'sigmoid'
        ? [{ path: [...path, 'activation'], message: `${activation} in D: ${without}; take leaky_relu` }]
        : []),
    ];
  });
}

const MOST_IMAGES = 64;

function inSamples({ dataset, samples: { count } }: Judged): Issue[] {
  if (count <= MOST_IMAGES || imageShapeOf(dataset).length !== 3) return [];
  return [
    {
      path: ['samples', 'count'],
      message: `${count} is too large: a grid of images has at most ${MOST_IMAGES}`,
    },
  ];
}
