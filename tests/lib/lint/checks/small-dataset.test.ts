import { expect, it } from 'vitest';
import { smallDataset } from '@/lib/lint/checks/small-dataset';
import { onShapes, quickWith } from '../support/configs';

it.each([
  [onShapes(5001), []],
  [{ ...onShapes(5001), classes: [0, 1, 1] }, ['1,000 images, and D sees each as it is, 96 times.']],
  [{ ...onShapes(500), totalSteps: 20 }, ['500 images, and D sees each as it is.']],
  [{ ...onShapes(500), discriminator: { augment: { color: true } } }, []],
  [{ classes: [1] }, []],
])('%j', (changes, messages) => {
  expect(smallDataset.check(quickWith(changes)).map(({ message }) => message)).toEqual(messages);
});
