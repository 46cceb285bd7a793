'use client';
import { useMemo, useState } from 'react';
import type { Run } from '@/lib/protocol/entities';
import { TAG } from '@/lib/protocol/tags';
import { LineChart } from '../_charts/line-chart';
import { toLine } from '../_charts/line-series';
import { StepColumn } from '../_charts/step-column';
import { type StepCursor, useStepAxis } from '../_charts/use-step-axis';
import { RUN_LOOKS } from '../_components/run-mark';
import { useSize } from '../_components/use-size';
import type { RunSnapshot } from '../_stream/run-stream';
import { useFinerSeries } from '../_stream/use-finer-series';
import { LogSwitch } from './log-switch';

const STRIPS = [
  { tag: TAG.lossD, title: 'D loss', testId: 'compare-loss-d', loss: true, height: 214 },
  { tag: TAG.lossG, title: 'G loss', testId: 'compare-loss-g', loss: true, height: 172 },
  { tag: TAG.scoreFake, title: 'D(G(z))', testId: 'compare-score', loss: false, height: 130 },
] as const;

/** One strip a series, one line a run, one step axis and crosshair for all. */
export function CompareCharts({
  compared,
  cursor,
  onCursor,
}: {
  compared: readonly { run: Run; snapshot: RunSnapshot }[];
  cursor: StepCursor | null;
  onCursor: (cursor: StepCursor | null) => void;
}) {
  const { ref, width } = useSize<HTMLDivElement>();
  const [log, setLog] = useState(true);
  const runs = useMemo(
    () => compared.map(({ run, snapshot }) => ({ id: run.id, series: snapshot.series })),
    [compared],
  );
  const lastStep = Math.max(...runs.map(({ series }) => series.lastStep));
  const axis = useStepAxis(width, lastStep, cursor, onCursor);
  const byTags = useFinerSeries(runs, axis.zoomed ? axis.domain : null);
  const strips = useMemo(
    () =>
      STRIPS.map(({ tag, ...strip }) => ({
        ...strip,
        lines: runs.flatMap(({ id }, index) => {
          const look = { ...RUN_LOOKS[index]!, key: `${id}`, label: `#${id}` };
          const line = toLine(byTags[index]?.get(tag), look);
          return line ? [line] : [];
        }),
      })),
    [runs, byTags],
  );
  return (
    <StepColumn axis={axis} columnRef={ref} controls={<LogSwitch log={log} onChange={setLog} />}>
      {strips.map(({ loss, ...strip }) => (
        <LineChart key={strip.testId} {...strip} log={loss && log} axis={axis} />
      ))}
    </StepColumn>
  );
}
