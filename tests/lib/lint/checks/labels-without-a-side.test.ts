import { expect, it } from 'vitest';
import { labelsWithoutASide } from '@/lib/lint/checks/labels-without-a-side';
import { quickWith } from '../support/configs';

it.each([
  [{ flipProbability: 0.5 }, 'Real and generated images have the same label on average.'],
  [{ real: [0.5, 0.5], fake: [0.5, 0.5] }, 'Real and generated images have the same label on average.'],
  [{ real: [0, 0.1], fake: [0.9, 1] }, 'Generated images have the higher label on average.'],
])('%j', (labels, message) => {
  expect(labelsWithoutASide.check(quickWith({ labels }))).toMatchObject([{ message }]);
});

it.each([
  { labels: { flip: true, real: [0.9, 1], fake: [0, 0.1], flipProbability: 0.05 } },
  { labels: { flipProbability: 0.45 } },
  { loss: 'hinge' },
])('%j has sides, or needs none', (changes) => {
  expect(labelsWithoutASide.check(quickWith(changes))).toEqual([]);
});
