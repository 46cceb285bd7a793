import { expect, it } from 'vitest';
import { between, panned, pinched, scaled } from '@/app/_charts/zoom-domain';

const WHOLE = [0, 1000] as const;

it.each([
  ['along', [200, 300], 50, [250, 350]],
  ['back', [200, 300], -50, [150, 250]],
  ['to the first step and no further', [200, 300], -900, [0, 100]],
  ['to the last step and no further', [200, 300], 900, [900, 1000]],
  ['not at all where it reaches beyond already', [-10, 1200], 5, [-10, 1200]],
] as const)('moves %s', (_, domain, by, moved) => {
  expect(panned(domain, by, WHOLE)).toEqual(moved);
});

it.each([
  ['in, around the middle', [0, 1000], 0.5, 500, [250, 750]],
  ['in, around a step, which stays where it is', [0, 1000], 0.5, 100, [50, 550]],
  ['out, cut at the ends', [100, 300], 2, 200, [0, 400]],
  ['out of all: the newest are followed again', [100, 900], 2, 500, null],
  ['in no further than can be looked at', [10, 13], 0.5, 11, [10, 13]],
] as const)('zooms %s', (_, domain, factor, around, scaledTo) => {
  expect(scaled(domain, factor, around, WHOLE)).toEqual(scaledTo);
});

it('takes what lies between two places, in any order, as far as there are steps', () => {
  expect(between(300, 200, WHOLE)).toEqual([200, 300]);
  expect(between(-50, 1200, WHOLE)).toEqual([0, 1000]);
  expect(between(5, 6, WHOLE)).toBeNull();
});

it.each([
  ['apart: the steps between the fingers take more room', [400, 0.1], [600, 0.9], [375, 625]],
  ['the fingers may come in any order', [600, 0.9], [400, 0.1], [375, 625]],
  ['both along: that many steps, others', [400, 0.2], [600, 0.4], [200, 1000]],
  ['together: all steps', [400, 0.45], [600, 0.55], null],
  ['fingers that crossed are together', [600, 0.1], [400, 0.9], null],
  ['no further in than can be looked at', [500, 0.1], [501, 0.9], [500, 502]],
] as const)('pinched %s', (_, [one, at], [other, otherAt], shown) => {
  expect(
    pinched(
      [
        { step: one, at },
        { step: other, at: otherAt },
      ],
      WHOLE,
    ),
  ).toEqual(shown);
});
