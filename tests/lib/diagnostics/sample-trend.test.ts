import { describe, expect, it } from 'vitest';
import { SampleTrend } from '@/lib/diagnostics/signals/sample-trend';
import { TAG } from '@/lib/protocol/tags';

const measured = (points: Record<string, number>[]) => {
  const trend = new SampleTrend();
  for (const [index, point] of points.entries())
    trend.observe((index + 1) * 500, new Map(Object.entries(point)));
  return trend;
};
const twelve = (point: (index: number) => Record<string, number>) =>
  Array.from({ length: 12 }, (_, index) => point(index));

describe('the trend of measured samples', () => {
  it('is that of FD where KID is measured too: KID is below zero where samples are as good as reals', () => {
    const both = measured(
      twelve((index) => ({ [TAG.fd]: 100 - 8 * index, [TAG.kid]: index % 2 === 0 ? 1e-4 : -1e-4 })),
    );
    expect(both.qualityTag).toBe(TAG.fd);
    expect(both.improving()?.measure).toBe(TAG.fd);
  });

  it('is that of KID where only that is measured', () => {
    const alone = measured(twelve((index) => ({ [TAG.kid]: 1 / (index + 1) })));
    expect(alone.improving()?.measure).toBe(TAG.kid);
  });

  it('is none while nothing moves', () => {
    expect(measured(twelve(() => ({ [TAG.fd]: 50 }))).improving()).toBeNull();
  });
});
