import { expect, it } from 'vitest';
import { criticSteps } from '@/lib/lint/checks/critic-steps';
import { quickWith } from '../support/configs';

it.each([
  [{ loss: 'wgan', weightClip: 0.01 }, 1],
  [{ loss: 'wgan', weightClip: 0.01, discriminatorSteps: 2 }, 0],
  [{ loss: 'hinge' }, 0],
])('%j: %i', (changes, warnings) => {
  expect(criticSteps.check(quickWith(changes))).toHaveLength(warnings);
});
