import { expect, it } from 'vitest';
import { placePoints } from '@/app/_charts/scatter-series';

it('places the middle in the middle, y upwards', () => {
  const { inside } = placePoints(Float32Array.of(0, 0, 0.6, 0.6), 240);
  expect(inside.map((point) => point.map(Math.round))).toEqual([
    [120, 120],
    [180, 60],
  ]);
});

it('keeps what leaves the frame on its edge, and counts what is no number', () => {
  const { inside, outside, lost } = placePoints(
    Float32Array.of(9, 0, -Infinity, Infinity, NaN, 0, 0, NaN),
    240,
  );
  expect({ inside, outside, lost }).toEqual({
    inside: [],
    outside: [
      [240, 120],
      [0, 0],
    ],
    lost: 2,
  });
});
