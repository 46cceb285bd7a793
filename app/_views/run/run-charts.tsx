'use client';
import { useCallback, useMemo } from 'react';
import type { Run, RunSetup } from '@/lib/protocol/entities';
import { Gradients } from '../../_charts/gradients';
import { LineChart } from '../../_charts/line-chart';
import { MeasuredStrip } from '../../_charts/measured-strip';
import { StepColumn } from '../../_charts/step-column';
import { type StepCursor, type Zoom, useStepAxis } from '../../_charts/use-step-axis';
import { VerdictRibbon } from '../../_charts/verdict-ribbon';
import { About } from '../../_components/about';
import { useSize } from '../../_components/use-size';
import type { RunSnapshot } from '../../_stream/run-stream';
import { useFinerSeries } from '../../_stream/use-finer-series';
import {
  type Newest,
  explainDiversity,
  explainGradients,
  explainLosses,
  explainQuality,
  explainScores,
} from '../explain/charts';
import { LogSwitch } from '../log-switch';
import { MoreSignals } from './more-signals';
import { ALIKE, bandsOf, floorOf, linesOf, rangeOf, referencesOf } from './run-charts-series';
import type { ChangeView, RunPageView } from './view-state';
import { recent } from './vitals-series';

/** All strips of a run in one column on one step axis, so that cause and effect line up. */
export function RunCharts({
  run,
  snapshot,
  view,
  change,
  cursor,
  onCursor,
}: {
  run: Run;
  snapshot: RunSnapshot;
  view: RunPageView;
  change: ChangeView;
  cursor: StepCursor | null;
  onCursor: (cursor: StepCursor | null) => void;
}) {
  const { ref, width } = useSize<HTMLDivElement>();
  const { log } = view;
  const zoom = useCallback((next: Zoom) => change({ zoom: next }), [change]);
  const { series, alerts, verdicts } = snapshot;
  const axis = useStepAxis(width, series.lastStep, cursor, onCursor, {
    first: run.parent?.step ?? 0,
    zooming: [view.zoom, zoom],
  });
  const shown = useMemo(() => [{ id: run.id, series }], [run.id, series]);
  const [byTag = series.byTag] = useFinerSeries(shown, axis.zoomed ? [axis.domain] : null);
  const references = useMemo(() => referencesOf(run.setup), [run.setup]);
  const floors = useMemo(() => floorOf(run.setup), [run.setup]);
  // Moving the crosshair computes nothing of this again.
  const { losses, scores, updates, rates, quality, diversity } = useMemo(() => linesOf(byTag), [byTag]);
  const bands = useMemo(() => bandsOf(alerts, series.lastStep), [alerts, series.lastStep]);
  const strip = { axis, bands };
  const range = useMemo(() => rangeOf(run.setup), [run.setup]);
  const about = (title: string, explain: (setup: RunSetup, newest: Newest) => string[]) =>
    run.setup && (
      <About title={title} explain={() => explain(run.setup!, (tag) => recent(series.byTag.get(tag)))} />
    );
  return (
    <StepColumn
      axis={axis}
      columnRef={ref}
      controls={<LogSwitch log={log} onChange={(next) => change({ log: next })} />}
      bookmarks={run.bookmarks}
    >
      <VerdictRibbon verdicts={verdicts} lastStep={series.lastStep} axis={axis} />
      <LineChart
        title="Losses"
        about={about('Losses', explainLosses)}
        testId="loss-chart"
        lines={losses}
        references={references}
        log={log}
        height={276}
        {...strip}
        range={range}
        nameBands
      />
      <LineChart
        title="Scores"
        about={about('Scores', explainScores)}
        testId="score-chart"
        lines={scores}
        log={false}
        height={128}
        {...strip}
      />
      {run.setup && (
        <Gradients
          setup={run.setup}
          byTag={byTag}
          wholeByTag={series.byTag}
          {...strip}
          about={about('Gradients', explainGradients)}
        />
      )}
      <MeasuredStrip
        title="Learning rates"
        testId="rate-chart"
        lines={rates}
        log={log}
        height={96}
        {...strip}
      />
      <MeasuredStrip
        title="Update / weight"
        testId="update-chart"
        lines={updates}
        log
        height={104}
        {...strip}
      />
      <MeasuredStrip
        title="Quality"
        about={about('Quality', explainQuality)}
        testId="quality-chart"
        lines={quality}
        references={floors}
        log
        height={118}
        {...strip}
      />
      <MeasuredStrip
        title="Diversity"
        about={about('Diversity', explainDiversity)}
        testId="diversity-chart"
        lines={diversity}
        references={ALIKE}
        log={false}
        height={96}
        {...strip}
      />
      {run.setup && <MoreSignals setup={run.setup} byTag={byTag} {...strip} />}
    </StepColumn>
  );
}
