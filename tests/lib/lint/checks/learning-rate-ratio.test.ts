import { expect, it } from 'vitest';
import { learningRateRatio } from '@/lib/lint/checks/learning-rate-ratio';
import { quickWith } from '../support/configs';

const rates = (generator: number, discriminator: number) => ({
  optimizer: { generator: { learningRate: generator }, discriminator: { learningRate: discriminator } },
});

it.each([
  [rates(1e-4, 9e-4), null],
  [rates(1e-4, 1e-3), 'discriminator'],
  [rates(9e-4, 1e-4), null],
  [rates(1e-3, 1e-4), 'generator'],
  [{ ...rates(2e-4, 4e-4), discriminatorSteps: 5 }, 'discriminator'],
  [{ ...rates(1e-4, 1e-3), loss: 'wgan', weightClip: 0.01 }, null],
  [{ optimizer: { discriminator: { id: 'sgd', learningRate: 0.1 } } }, null],
])('%j: %s is too fast', (changes, player) => {
  expect(learningRateRatio.check(quickWith(changes)).map(({ path }) => path[1])).toEqual(
    player === null ? [] : [player],
  );
});

it('moves the rate that is farther from the usual one', () => {
  const fixOf = (generator: number, discriminator: number) =>
    learningRateRatio.check(quickWith(rates(generator, discriminator)))[0]!.fix.settings;
  expect(fixOf(1.25e-5, 5e-4)).toEqual({ optimizer: { generator: { learningRate: 5e-4 } } });
  expect(fixOf(1e-3, 1e-5)).toEqual({ optimizer: { discriminator: { learningRate: 1e-3 } } });
});
