import { describe, expect, it } from 'vitest';
import { gapsOf } from '@/lib/series/gaps';

const every = (distance: number, count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => first + distance * index);

describe('gaps', () => {
  it.each<[string, number[], number[]]>([
    ['no steps', [], []],
    ['one step', [7], []],
    ['a point a step', every(1, 50), []],
    ['a hole', [...every(1, 20), ...every(1, 20, 60)], [20]],
    ['two holes', [...every(1, 20), ...every(1, 20, 60), ...every(1, 20, 900)], [20, 40]],
    ['a hole of buckets of 128 steps', [...every(128, 9), ...every(128, 9, 128 * 40)], [9]],
    ['a few steps that were not told', [...every(1, 20), ...every(1, 20, 24)], []],
    ['a hole right before the newest point', [...every(1, 20), 500], [20]],
    ['measured seldom', every(500, 12), []],
    ['measured less often from some step on', [...every(1, 30), ...every(100, 30, 130)], []],
    ['measured more often from some step on', [...every(100, 30), ...every(1, 30, 3000)], []],
    ['twice as far each time', every(1, 14).map((power) => 2 ** power), []],
    ['so few that nothing is usual', [0, 1, 2, 700], []],
  ])('%s', (_, steps, gaps) => {
    expect([...gapsOf(steps).keys()]).toEqual(gaps);
  });
});

describe('pauses', () => {
  it.each<[string, number[], number[], [number, number][]]>([
    ['none', [1, 2, 3], [], []],
    ['between two points', [1, 2, 3], [2], [[2, 2]]],
    ['within a bucket, which reaches to it', [0, 128, 256], [130], [[2, 130]]],
    ['two between the same points', [0, 128, 256], [130, 200], [[2, 130]]],
    ['before the first point and after the last', [10, 20], [5, 20], []],
    ['in a hole, which is one already', [...every(1, 20), ...every(1, 20, 60)], [19], [[20, 20]]],
  ])('%s', (_, steps, pauses, gaps) => {
    expect([...gapsOf(steps, pauses)]).toEqual(gaps);
  });
});

it('what came before a hole reaches as far as its usual distance', () => {
  expect([...gapsOf([...every(128, 9), ...every(128, 9, 128 * 40)])]).toEqual([[9, 128 * 9]]);
});
