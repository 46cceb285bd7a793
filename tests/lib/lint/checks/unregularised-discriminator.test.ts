import { expect, it } from 'vitest';
import { unregularisedDiscriminator } from '@/lib/lint/checks/unregularised-discriminator';
import { everyLayer, quickWith } from '../support/configs';

const bare = everyLayer('discriminator', { batchNorm: false });

it.each([
  [{ totalSteps: 10_000 }, 0],
  [{ totalSteps: 10_001 }, 1],
  [{ totalSteps: 20_000, discriminator: { spectralNorm: true } }, 0],
  [{ totalSteps: 20_000, discriminator: { augment: { cutout: true } } }, 0],
  [{ totalSteps: 20_000, ...bare, penalty: { id: 'r1' } }, 0],
  [{ totalSteps: 20_000, loss: 'wgan', weightClip: 0.01 }, 0],
])('%j: %i', (changes, warnings) => {
  expect(unregularisedDiscriminator.check(quickWith(changes))).toHaveLength(warnings);
});
