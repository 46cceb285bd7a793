import { expect, it } from 'vitest';
import { watchingShare, watchingStretch } from '@/app/_views/run/watching-share';
import { TAG } from '@/lib/protocol/tags';
import { addPoints, emptyBuckets } from '@/lib/series/buckets';

const series = (width: number, values: number[]) => {
  const buckets = emptyBuckets(width);
  addPoints(
    buckets,
    values.map((_, index) => index + 1),
    values,
  );
  return buckets;
};

it.each([1, 8, 64])('weighs a step by its time, whatever a bucket spans (%d)', (width) => {
  // Every hundredth step measures samples for 400 ms; the others watch gradients for 1 ms of 50.
  const isEvaluation = (index: number) => (index + 1) % 100 === 0;
  const steps = Array.from({ length: 1024 }, (_, index) => index);
  const byTag = new Map([
    [
      TAG.stepMs,
      series(
        width,
        steps.map((index) => (isEvaluation(index) ? 450 : 50)),
      ),
    ],
    [
      TAG.measuringMs,
      series(
        width,
        steps.map((index) => (isEvaluation(index) ? 401 : 1)),
      ),
    ],
  ]);
  // 500 of 5,400 ms in a hundred steps, and one evaluation more or less at the edge; unweighted it would be 0.03.
  expect(Math.abs(watchingShare(byTag)! - 500 / 5400)).toBeLessThan(0.01);
});

it('says nothing of a run that did not measure it', () => {
  expect(watchingShare(new Map([[TAG.stepMs, series(1, [50, 50])]]))).toBeNull();
});

it('says how much rarer than asked, as it was told last', () => {
  expect(watchingStretch(new Map())).toBe(1);
  expect(watchingStretch(new Map([[TAG.measuringStretch, series(1, [1, 4])]]))).toBe(4);
});
