import { expect, it } from 'vitest';
import { robustRange } from '@/lib/series/robust-range';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

it.each<[string, number[], boolean, [number, number]]>([
  ['even values have no outlier', upTo(100), false, [1, 100]],
  ['nor have few', [1, 2, 30], false, [1, 30]],
  ['one in a hundred is cut at half a span beyond the bulk', [...upTo(100), 1e6], false, [1, 147]],
  ['on either side', [-1e6, ...upTo(100)], false, [-46, 100]],
  ['a constant has no span', [7, 7, 7], false, [7, 7]],
  ['ratios on a log scale', [...upTo(50), ...upTo(50), 1e9, 0, -5], true, [1, 250]],
  ['NaN and infinities do not count', [NaN, Infinity, 3, -Infinity, 4], false, [3, 4]],
])('%s', (_, values, log, [low, high]) => {
  const range = robustRange(values, values, log);
  expect(range[0]! / low).toBeCloseTo(1, 1);
  expect(range[1]! / high).toBeCloseTo(1, 1);
});

it('is none where nothing can be shown', () => {
  expect(robustRange([], [])).toEqual([]);
  expect(robustRange([0, -1], [0, -1], true)).toEqual([]);
});
