import { expect, it } from 'vitest';
import { shaped, toLine } from '@/app/_charts/line-series';
import { addPoints, emptyBuckets } from '@/lib/series/buckets';
import { coursePath, medianPath } from '@/app/_charts/svg-path';

const look = { key: 'd', label: 'D', token: '--d' as const, dash: [] };
const same = (value: number) => value;

it('a spike within a bucket is drawn, and a value that is not finite breaks the line', () => {
  const buckets = emptyBuckets(4);
  addPoints(buckets, [0, 1, 2, 3, 4, 8, 12], [1, 1, 9, 1, 2, NaN, 3]);
  const line = shaped(toLine(buckets, look)!);
  expect(coursePath(line, same, same)).toBe('M0 1L0 9L4 2M12 3');
  expect(medianPath(line, same, same).match(/M/g)).toHaveLength(2);
});

it('a hole in the steps breaks the line', () => {
  const buckets = emptyBuckets(1);
  const steps = [0, 1, 2, 3, 90, 91, 92, 93];
  addPoints(buckets, steps, steps);
  expect(medianPath(shaped(toLine(buckets, look)!), same, () => 0)).toBe(
    'M0 0L1 0L2 0L3 0M90 0L91 0L92 0L93 0',
  );
});
