import { expect, it } from 'vitest';
import { criticMomentum } from '@/lib/lint/checks/critic-momentum';
import { quickWith } from '../support/configs';

const clipped = (discriminator: object) => ({ loss: 'wgan', weightClip: 0.01, optimizer: { discriminator } });

it.each([
  [clipped({}), ['optimizer', 'discriminator', 'beta1']],
  [clipped({ id: 'sgd', momentum: 0.5 }), ['optimizer', 'discriminator', 'momentum']],
  [clipped({ beta1: 0 }), null],
  [clipped({ id: 'sgd' }), null],
  [clipped({ id: 'rmsprop' }), null],
  [{ loss: 'wgan', discriminator: { spectralNorm: true } }, null],
  [{ weightClip: 0.01 }, null],
])('%j', (changes, path) => {
  expect(criticMomentum.check(quickWith(changes)).map((warning) => warning.path)).toEqual(
    path === null ? [] : [path],
  );
});
