import type { LayerInfo, Run } from '@/lib/protocol/entities';
import type { LossFamily } from '@/lib/protocol/loss-family';
import type { LayerConfig, OptimizerConfig, ScheduleConfig } from '@/lib/protocol/run-config';
import { isScheduled } from '@/lib/protocol/run-config/rate-at';
import { exponential, whole } from '../../_components/format';

export interface ConfigurationRow {
  label: string;
  value: string;
  /** The lesson (1 to 7) this setting stands for. */
  lesson?: number;
}

/** A run's configuration as people say it. */
export function configurationRows({ config, setup }: Pick<Run, 'config' | 'setup'>): ConfigurationRow[] {
  const { generator, discriminator, labels, optimizer, classes, conditional, batchSize, seed } = config;
  return [
    {
      label: 'Data',
      value: dataOf({ config, setup }),
      ...(classes === 'all' && !conditional ? {} : { lesson: 5 }),
    },
    { label: 'Labels', value: labelsOf(labels), lesson: 3 },
    { label: 'Label flips', value: `${100 * labels.flipProbability} %`, lesson: 3 },
    ...(setup
      ? [
          { label: 'G', value: layersOf(setup.generator), lesson: 1 },
          { label: 'D', value: layersOf(setup.discriminator), lesson: 1 },
        ]
      : []),
    {
      label: 'Batch norm',
      value: `${normsOf(generator.layers)} in G, ${normsOf(discriminator.layers)} in D`,
      lesson: 4,
    },
    { label: 'Loss', value: LOSS_NAMES[config.loss] },
    ...regularisationOf(config),
    ...optimizerRows(optimizer),
    ...scheduleRows(optimizer),
    ...(config.discriminatorSteps > 1
      ? [{ label: 'D steps', value: `${config.discriminatorSteps} a step of G` }]
      : []),
    { label: 'Batch, seed', value: `${batchSize} real and ${batchSize} generated, seed ${seed}` },
    ...(setup
      ? [
          {
            label: 'Parameters',
            value: `G ${whole(sizeOf(setup.generator))}, D ${whole(sizeOf(setup.discriminator))}`,
          },
        ]
      : []),
  ];
}

function dataOf({ config: { classes, conditional }, setup }: Pick<Run, 'config' | 'setup'>): string {
  if (!setup) return 'not opened yet';
  const { title, images, imageShape, classNames } = setup.dataset;
  const kept =
    classes === 'all'
      ? `all ${classNames.length} classes`
      : classes.map((index) => classNames[index]).join(', ');
  const what = imageShape.length === 3 ? 'images' : 'points';
  return `${title}, ${kept}${conditional ? ', told to G and D' : ''}, ${whole(images)} ${what}`;
}

function labelsOf({ flip, real, fake }: Run['config']['labels']): string {
  const range = ([low, high]: readonly [number, number]) => (low === high ? `${low}` : `${low}–${high}`);
  const hard = real.join() === '1,1' && fake.join() === '0,0';
  return `${hard ? 'hard' : `soft, real ${range(real)}, generated ${range(fake)}`}${flip ? '; flipped' : ''}`;
}

const layersOf = (layers: readonly LayerInfo[]) => layers.map(({ label }) => label).join(', ');
const normsOf = (layers: readonly LayerConfig[]) =>
  `${layers.filter(({ batchNorm }) => batchNorm).length} of ${layers.length} layers`;
const sizeOf = (layers: readonly LayerInfo[]) =>
  layers.reduce((total, { parameters }) => total + parameters, 0);

const LOSS_NAMES: Record<LossFamily, string> = {
  bce_ns: 'BCE on logits, non-saturating',
  bce_minimax: 'BCE on logits, minimax',
  lsgan: 'least squares',
  hinge: 'hinge',
  relativistic: 'relativistic average, BCE on logits',
  wgan: 'Wasserstein',
  wgan_gp: 'Wasserstein with gradient penalty',
};

/** What bounds D or calms G, where anything does. */
function regularisationOf({
  discriminator,
  generator,
  penalty,
  weightClip,
}: Run['config']): ConfigurationRow[] {
  const { spectralNorm, noise, augment } = discriminator;
  const changed = Object.entries(augment).flatMap(([change, on]) => (on ? [change] : []));
  const parts = [
    ...(spectralNorm ? ['spectral norm in D'] : []),
    ...(penalty.id === 'none' ? [] : [`${PENALTY_NAMES[penalty.id]} × ${penalty.weight}`]),
    ...(weightClip > 0 ? [`D’s weights within ±${weightClip}`] : []),
    ...(changed.length > 0 ? [`augmentation: ${changed.join(', ')}`] : []),
    ...(noise.deviation > 0 ? [`input noise ${noise.deviation} until step ${whole(noise.untilStep)}`] : []),
    ...(generator.ema > 0 ? [`samples from G averaged with ${generator.ema}`] : []),
  ];
  return parts.length === 0 ? [] : [{ label: 'Regularisation', value: parts.join(', ') }];
}

const PENALTY_NAMES = { r1: 'R1', gp: 'gradient penalty' };

/** One row where both networks have the same kind, else one each. */
function optimizerRows({ generator, discriminator }: Run['config']['optimizer']): ConfigurationRow[] {
  const label = OPTIMIZER_NAMES[generator.id];
  const memories = [memoryOf(generator), memoryOf(discriminator)];
  if (generator.id !== discriminator.id) {
    return [
      { label: `${label}, G`, value: `${exponential(generator.learningRate)}, ${memories[0]}` },
      {
        label: `${OPTIMIZER_NAMES[discriminator.id]}, D`,
        value: `${exponential(discriminator.learningRate)}, ${memories[1]}`,
      },
    ];
  }
  const rates =
    generator.learningRate === discriminator.learningRate
      ? `${exponential(generator.learningRate)} both`
      : `G ${exponential(generator.learningRate)}, D ${exponential(discriminator.learningRate)}`;
  const memory = memories[0] === memories[1] ? memories[0] : `${memories[0]} and ${memories[1]}`;
  return [{ label, value: `${rates}, ${memory}` }];
}

function scheduleRows({ generator, discriminator }: Run['config']['optimizer']): ConfigurationRow[] {
  if (!isScheduled(generator.schedule) && !isScheduled(discriminator.schedule)) return [];
  const [ofG, ofD] = [scheduleOf(generator.schedule), scheduleOf(discriminator.schedule)];
  return [{ label: 'Schedule', value: ofG === ofD ? `${ofG}, both` : `G ${ofG}; D ${ofD}` }];
}

function scheduleOf(schedule: ScheduleConfig): string {
  const warmup = schedule.warmupSteps > 0 ? `, warm-up ${whole(schedule.warmupSteps)} steps` : '';
  if ('finalShare' in schedule) {
    const from = schedule.fromStep > 0 ? ` from step ${whole(schedule.fromStep)}` : '';
    return `${schedule.id}${from} to ${100 * schedule.finalShare} %${warmup}`;
  }
  if ('factor' in schedule)
    return `${schedule.id} × ${schedule.factor} every ${whole(schedule.everySteps)} steps${warmup}`;
  return schedule.id + warmup;
}

const OPTIMIZER_NAMES = { adam: 'Adam', rmsprop: 'RMSprop', sgd: 'SGD' };

function memoryOf(optimizer: OptimizerConfig): string {
  switch (optimizer.id) {
    case 'adam':
      return `β₁ ${optimizer.beta1}`;
    case 'rmsprop':
      return `decay ${optimizer.decay}`;
    case 'sgd':
      return `momentum ${optimizer.momentum}`;
  }
}
