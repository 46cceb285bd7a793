'use client';
import { useMemo } from 'react';
import { TAG } from '@/lib/protocol/tags';
import { AllSteps } from '../_charts/all-steps';
import { LineChart } from '../_charts/line-chart';
import { toLine } from '../_charts/line-series';
import { useStepAxis } from '../_charts/use-step-axis';
import { RUN_LOOKS } from '../_components/run-mark';
import { useWidth } from '../_components/use-width';
import type { RunSnapshot } from '../_stream/run-stream';

const STRIPS = [
  { tag: TAG.lossD, title: 'D loss', testId: 'compare-loss-d', log: true, height: 214 },
  { tag: TAG.lossG, title: 'G loss', testId: 'compare-loss-g', log: true, height: 172 },
  { tag: TAG.scoreFake, title: 'D(G(z))', testId: 'compare-score', log: false, height: 130 },
] as const;

/** One strip a series, one line a run, one step axis and crosshair for all. */
export function CompareCharts({ snapshots }: { snapshots: readonly RunSnapshot[] }) {
  const { ref, width } = useWidth();
  const axis = useStepAxis(width, Math.max(...snapshots.map(({ series }) => series.lastStep)));
  const strips = useMemo(
    () =>
      STRIPS.map((strip) => ({
        ...strip,
        lines: snapshots.flatMap(({ run, series }, index) => {
          const label = `#${run?.id ?? ''}`;
          const line = toLine(series.byTag.get(strip.tag), { ...RUN_LOOKS[index]!, key: label, label });
          return line ? [line] : [];
        }),
      })),
    [snapshots],
  );
  return (
    <div ref={ref} className="strips">
      {width > 0 &&
        strips.map(({ tag, ...strip }, index) => (
          <LineChart key={tag} {...strip} axis={axis} showSteps={index === strips.length - 1} />
        ))}
      <AllSteps axis={axis} />
    </div>
  );
}
