'use client';
import { useCallback, useMemo, useState } from 'react';
import type { Run } from '@/lib/protocol/entities';
import type { Frame } from '../../_charts/frame';
import { StepColumn } from '../../_charts/step-column';
import { type StepCursor, type Zoom, useStepAxis } from '../../_charts/use-step-axis';
import { VerdictRibbon } from '../../_charts/verdict-ribbon';
import { useSize } from '../../_components/use-size';
import type { RunSnapshot } from '../../_stream/run-stream';
import { useFinerSeries } from '../../_stream/use-finer-series';
import { ChartTools } from '../chart-tools';
import { shownIn } from '../chart-view';
import { useSmoothing } from '../use-smoothing';
import { isHidden, shownStrips } from './arrangement';
import { ChartsChoice } from './charts-choice';
import { DragHandle } from './drag-handle';
import { MoreSignals } from './more-signals';
import { bandsOf } from './run-charts-series';
import { StripChart } from './strip-chart';
import { STRIPS, type Strip } from './strips';
import { drawnStrips } from './strips-series';
import { entriesOf, useArrangement } from './use-arrangement';
import { useRunAxis } from './use-run-axis';
import type { ChangeView, RunPageView } from './view-state';

const SELDOM = STRIPS.filter(({ seldom }) => seldom);

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
  const arranging = useArrangement(view, change);
  const { arrangement } = arranging;
  /** A strip that is dragged, and the one before which it would come to stand; `null`: behind all. */
  const [drag, setDrag] = useState<{ id: string; before: string | null } | null>(null);
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
  const strips = useMemo(() => shownStrips(STRIPS, arrangement), [arrangement]);
  // Moving the crosshair computes nothing of this again.
  const drawn = useMemo(() => drawnStrips(strips, byTag, setup, shaping), [strips, byTag, setup, shaping]);
  const bands = useMemo(() => bandsOf(alerts, series.lastStep), [alerts, series.lastStep]);
  const column = drawn.map(({ strip }) => strip);
  const frameOf = (strip: Strip): Frame => {
    const { id, title } = strip;
    const others = column.filter((other) => other !== strip);
    return {
      of: `run ${run.id} ${run.name}`,
      ...shownIn(view, id, change),
      entries: entriesOf(arranging, column, strip),
      handle: (
        <DragHandle
          title={title}
          at={column.indexOf(strip)}
          onOver={(place) => setDrag(place === null ? null : { id, before: others[place]?.id ?? null })}
          onMove={(place) => arranging.move(column, strip, place)}
        />
      ),
    };
  };
  const firstLines = drawn.find(({ lines }) => lines !== null);
  const firstSeldom = column.find(({ seldom }) => seldom);
  const more = (
    <MoreSignals
      key="more"
      open={SELDOM.every((strip) => !isHidden(strip, arrangement))}
      onToggle={(open) => arranging.hide(SELDOM, !open)}
    />
  );
  return (
    <StepColumn
      axis={axis}
      columnRef={ref}
      controls={
        <>
          <ChartTools view={view} smoothing={smoothing} change={change} onX={(x) => change({ x })} />
          <ChartsChoice {...arranging} />
        </>
      }
      bookmarks={run.bookmarks}
    >
      <VerdictRibbon verdicts={verdicts} lastStep={series.lastStep} axis={axis} />
      {drawn.flatMap((one) => {
        const { id } = one.strip;
        return [
          one.strip === firstSeldom && more,
          <div
            key={id}
            data-strip={id}
            data-dragged={drag?.id === id || undefined}
            data-drop={drag?.before === id || undefined}
            className="strip"
          >
            <StripChart
              drawn={one}
              wholeByTag={series.byTag}
              nameBands={one === firstLines}
              frame={frameOf(one.strip)}
              {...{ run, byTag, axis, bands, shaping, view, change }}
            />
          </div>,
        ];
      })}
      {drag?.before === null && <hr className="drop-last" />}
      {!firstSeldom && more}
      <p className="visually-hidden" role="status">
        {arranging.said}
      </p>
    </StepColumn>
  );
}
