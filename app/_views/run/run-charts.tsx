'use client';
import { useCallback, useMemo, useState } from 'react';
import type { Run } from '@/lib/protocol/entities';
import type { Frame } from '../../_charts/frame';
import { FramedChart, FramedGradients } from '../../_charts/framed';
import { StepColumn } from '../../_charts/step-column';
import { type StepCursor, type Zoom, useStepAxis } from '../../_charts/use-step-axis';
import { VerdictRibbon } from '../../_charts/verdict-ribbon';
import { About } from '../../_components/about';
import { useSize } from '../../_components/use-size';
import type { RunSnapshot } from '../../_stream/run-stream';
import { useFinerSeries } from '../../_stream/use-finer-series';
import { ChartTools } from '../chart-tools';
import { useSmoothing } from '../use-smoothing';
import { MoreSignals } from './more-signals';
import { bandsOf } from './run-charts-series';
import { STRIPS, type Strip } from './strips';
import { drawnStrips } from './strips-series';
import { useRunAxis } from './use-run-axis';
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
  const [more, setMore] = useState(false);
  const zoom = useCallback((next: Zoom) => change({ zoom: next }), [change]);
  const { series, alerts, verdicts } = snapshot;
  const { setup } = run;
  const { unit, places, pauses } = useRunAxis(run, view.x);
  const axis = useStepAxis(width, series.lastStep, cursor, onCursor, {
    first: run.parent?.step ?? 0,
    unit,
    places,
    zooming: [view.zoom, zoom],
  });
  const shown = useMemo(() => [{ id: run.id, series }], [run.id, series]);
  const [byTag = series.byTag] = useFinerSeries(shown, axis.zoomed ? [axis.domain] : null);
  const smoothing = useSmoothing(view.smooth);
  const shaping = useMemo(() => ({ smoothing, pauses }), [smoothing, pauses]);
  const strips = useMemo(() => STRIPS.filter(({ seldom }) => more || !seldom), [more]);
  // Moving the crosshair computes nothing of this again.
  const drawn = useMemo(() => drawnStrips(strips, byTag, setup, shaping), [strips, byTag, setup, shaping]);
  const bands = useMemo(() => bandsOf(alerts, series.lastStep), [alerts, series.lastStep]);
  const about = ({ title, explain }: Strip) =>
    setup &&
    explain && <About title={title} explain={() => explain(setup, (tag) => recent(series.byTag.get(tag)))} />;
  const frame = ({ id }: Strip): Frame => ({
    of: `run ${run.id} ${run.name}`,
    shownAs: view.full === id ? 'full' : view.table === id ? 'table' : null,
    show: (as) => change({ full: as === 'full' ? id : null, table: as === 'table' ? id : null }),
  });
  const first = drawn.find(({ lines }) => lines !== null);
  return (
    <StepColumn
      axis={axis}
      columnRef={ref}
      controls={<ChartTools view={view} smoothing={smoothing} change={change} onX={(x) => change({ x })} />}
      bookmarks={run.bookmarks}
    >
      <VerdictRibbon verdicts={verdicts} lastStep={series.lastStep} axis={axis} />
      {drawn.map((one) =>
        one.lines === null ? (
          setup && (
            <FramedGradients
              key={one.strip.id}
              setup={setup}
              byTag={byTag}
              wholeByTag={series.byTag}
              axis={axis}
              bands={bands}
              shaping={shaping}
              about={about(one.strip)}
              layer={view.layer}
              onLayer={(layer) => change({ layer })}
              frame={frame(one.strip)}
            />
          )
        ) : (
          <FramedChart
            key={one.strip.id}
            title={one.strip.title}
            testId={one.strip.testId}
            height={one.strip.height}
            lines={one.lines}
            references={one.references}
            range={one.range}
            log={one.strip.log === 'as chosen' ? view.log : one.strip.log}
            ignoreOutliers={view.ignoreOutliers}
            axis={axis}
            bands={bands}
            nameBands={one === first}
            about={about(one.strip)}
            frame={frame(one.strip)}
          />
        ),
      )}
      <MoreSignals open={more} onToggle={setMore} />
    </StepColumn>
  );
}
