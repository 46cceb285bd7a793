import { describe, expect, it } from 'vitest';
import { type RunConfigInput, runConfig } from '@/lib/protocol/run-config';
import { checkConfig } from '@/lib/protocol/run-config/check';

const BASE: RunConfigInput = {
  dataset: { id: 'shapes' },
  generator: {
    layers: [
      { type: 'dense', shape: [8, 8, 4], activation: 'relu' },
      { type: 'convTranspose', filters: 3, stride: 4, activation: 'tanh' },
    ],
  },
  discriminator: { layers: [{ type: 'conv', filters: 4, stride: 4, activation: 'leaky_relu' }] },
  optimizer: { generator: { learningRate: 1e-3 }, discriminator: { learningRate: 1e-3 } },
  totalSteps: 10,
};
const conv = { type: 'conv', filters: 4, stride: 4 } as const;

it('a configuration from before there was a choice is that of Adam, without a penalty', () => {
  const { optimizer, penalty, discriminator, generator, ...rest } = runConfig.parse(BASE);
  expect(optimizer.generator).toEqual({
    id: 'adam',
    learningRate: 1e-3,
    schedule: { id: 'constant', warmupSteps: 0 },
    beta1: 0.5,
    beta2: 0.999,
  });
  expect(penalty).toEqual({ id: 'none' });
  expect(discriminator).toMatchObject({ spectralNorm: false, noise: { deviation: 0 } });
  expect(generator.ema).toBe(0);
  expect(rest).toMatchObject({ loss: 'bce_ns', discriminatorSteps: 1, weightClip: 0 });
  expect(rest.onNonFinite).toBe('continue');
});

it('knows the shape and the classes of a dataset where they are not in its files', () => {
  const withClass = (dataset: object, one: number) => checkConfig({ ...BASE, dataset, classes: [one] });
  expect(withClass({ id: 'shapes' }, 9)).toMatchObject({ ok: true });
  expect(withClass({ id: 'shapes' }, 10)).toMatchObject({
    issues: [{ path: ['classes'], message: 'shapes has no class 10: its classes are 0 to 9' }],
  });
  expect(withClass({ id: 'folder', path: 'my images' }, 10)).toMatchObject({
    ok: true,
    value: { dataset: { size: 32, colour: 'colour' } },
  });
  expect(withClass({ id: 'folder', path: 'my images', colour: 'grey' }, 10)).toMatchObject({
    issues: [
      {
        path: ['generator', 'layers'],
        message: 'the generator makes 32 x 32 x 3, but folder images are 32 x 32 x 1',
      },
    ],
  });
});

it('an optimizer has its own settings and no others', () => {
  const withD = (discriminator: object) =>
    checkConfig({ ...BASE, optimizer: { generator: { learningRate: 1e-3 }, discriminator } });
  expect(withD({ id: 'sgd', learningRate: 0.1 })).toMatchObject({
    value: { optimizer: { discriminator: { id: 'sgd', momentum: 0 } } },
  });
  expect(withD({ id: 'rmsprop', learningRate: 5e-5 })).toMatchObject({
    value: { optimizer: { discriminator: { id: 'rmsprop', decay: 0.9 } } },
  });
  expect(withD({ id: 'sgd', learningRate: 0.1, beta1: 0.5 })).toMatchObject({ ok: false });
  expect(withD({ id: 'lion', learningRate: 0.1 })).toMatchObject({ ok: false });
});

describe('points in the plane', () => {
  const POINTS: RunConfigInput = {
    ...BASE,
    dataset: { id: 'mixture' },
    generator: { layers: [{ type: 'dense', units: 2 }] },
    discriminator: { layers: [{ type: 'dense', units: 8, activation: 'leaky_relu' }] },
    samples: { count: 500 },
  };

  it('need no tanh, and more of them are shown than of images', () => {
    expect(checkConfig(POINTS)).toMatchObject({ ok: true });
    expect(
      checkConfig({ ...POINTS, generator: { layers: [{ type: 'dense', units: 2, activation: 'tanh' }] } }),
    ).toMatchObject({ ok: true });
  });

  it.each<[Partial<RunConfigInput>, (string | number)[], RegExp]>([
    [
      { generator: { layers: [{ type: 'dense', units: 3 }] } },
      ['generator', 'layers'],
      /makes 3, but mixture points are 2/,
    ],
    [
      { generator: { layers: [{ type: 'dense', units: 2, activation: 'relu' }] } },
      ['generator', 'layers', 0, 'activation'],
      /"none" or "tanh"/,
    ],
    [{ discriminator: { layers: [conv] } }, ['discriminator', 'layers', 0], /gets a vector of 2/],
    [{ dataset: { id: 'mixture', layout: 'grid', modes: 8 } }, ['dataset', 'modes'], /a square number/],
    [{ ...BASE, samples: { count: 65 } }, ['samples', 'count'], /a grid of images has at most 64/],
  ])('%j is refused', (changes, path, message) => {
    expect(checkConfig({ ...POINTS, ...changes })).toMatchObject({
      issues: [{ path, message: expect.stringMatching(message) as string }],
    });
  });
});

describe('settings that would not do what they say are refused', () => {
  it.each<[Partial<RunConfigInput>, (string | number)[], RegExp]>([
    [{ loss: 'hinge', labels: { flip: true } }, ['labels', 'flip'], /hinge has no labels/],
    [{ loss: 'wgan_gp', penalty: { id: 'gp' }, labels: { real: [0.9, 1] } }, ['labels', 'real'], /no labels/],
    [{ loss: 'relativistic', labels: { fake: [0, 0.1] } }, ['labels', 'fake'], /no labels/],
    [{ loss: 'hinge', labels: { flipProbability: 0.05 } }, ['labels', 'flipProbability'], /no labels/],
    [{ loss: 'wgan' }, ['weightClip'], /needs a bounded D/],
    [{ loss: 'wgan_gp' }, ['penalty'], /needs the penalty gp/],
    [{ loss: 'wgan_gp', penalty: { id: 'r1' } }, ['penalty'], /needs the penalty gp/],
    [
      { penalty: { id: 'r1' }, discriminator: { layers: [{ ...conv, batchNorm: true }] } },
      ['discriminator', 'layers', 0, 'batchNorm'],
      /batch norm in D: the penalty r1/,
    ],
    [
      { penalty: { id: 'gp' }, discriminator: { layers: [conv, { ...conv, activation: 'tanh' }] } },
      ['discriminator', 'layers', 1, 'activation'],
      /tanh in D: the penalty gp/,
    ],
    [
      { penalty: { id: 'r1' }, discriminator: { layers: [{ ...conv, activation: 'sigmoid' }] } },
      ['discriminator', 'layers', 0, 'activation'],
      /sigmoid in D/,
    ],
  ])('%j', (changes, path, message) => {
    const checked = checkConfig({ ...BASE, ...changes });
    expect(checked).toMatchObject({
      ok: false,
      issues: [{ path, message: expect.stringMatching(message) as string }],
    });
  });

  it.each<Partial<RunConfigInput>>([
    { loss: 'bce_minimax', labels: { flip: true, real: [0.9, 1], flipProbability: 0.05 } },
    { loss: 'lsgan', labels: { flip: true, fake: [0, 0.1] } },
    { loss: 'wgan', weightClip: 0.01 },
    { loss: 'wgan', discriminator: { layers: [conv], spectralNorm: true } },
    { loss: 'wgan_gp', penalty: { id: 'gp', weight: 1 } },
    { loss: 'hinge', penalty: { id: 'r1', everySteps: 16 } },
  ])('and %j is not', (changes) => {
    expect(checkConfig({ ...BASE, ...changes })).toMatchObject({ ok: true });
  });
});
