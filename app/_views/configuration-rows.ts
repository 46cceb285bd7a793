import type { LayerInfo, Run } from '@/lib/protocol/entities';
import type { LayerConfig } from '@/lib/protocol/run-config';
import { exponential, whole } from '../_components/format';

export interface ConfigurationRow {
  label: string;
  value: string;
  /** The lesson (1 to 7) this setting stands for. */
  lesson?: number;
}

/** A run's configuration as people say it. */
export function configurationRows({ config, setup }: Run): ConfigurationRow[] {
  const { generator, discriminator, labels, optimizer, classes, batchSize, seed } = config;
  return [
    { label: 'Data', value: dataOf({ config, setup }), ...(classes === 'all' ? {} : { lesson: 5 }) },
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
    { label: 'Loss', value: 'BCE on logits, non-saturating' },
    { label: 'Adam', value: ratesOf(optimizer) },
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

function dataOf({ config: { classes }, setup }: Pick<Run, 'config' | 'setup'>): string {
  if (!setup) return 'not opened yet';
  const { title, images, classNames } = setup.dataset;
  const kept =
    classes === 'all'
      ? `all ${classNames.length} classes`
      : classes.map((index) => classNames[index]).join(', ');
  return `${title}, ${kept}, ${whole(images)} images`;
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

function ratesOf({ generator: g, discriminator: d }: Run['config']['optimizer']): string {
  const beta = g.beta1 === d.beta1 ? `β₁ ${g.beta1}` : `β₁ ${g.beta1} and ${d.beta1}`;
  const rates =
    g.learningRate === d.learningRate
      ? `${exponential(g.learningRate)} both`
      : `G ${exponential(g.learningRate)}, D ${exponential(d.learningRate)}`;
  return `${rates}, ${beta}`;
}
