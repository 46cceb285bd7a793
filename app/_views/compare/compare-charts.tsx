'use client';
import { useCallback, useEffect, useMemo } from 'react';
import { ALL_BUT_SEED, groupRuns } from '@/lib/compare/groups';
import { differences } from '@/lib/compare/flatten';
import type { RunParting } from '@/lib/protocol/compare';
import type { Run } from '@/lib/protocol/entities';
import { TAG } from '@/lib/protocol/tags';
import type { Frame } from '../../_charts/frame';
import { FramedChart } from '../../_charts/framed';
import { type Line, sortedAt } from '../../_charts/line-series';
import { StepColumn } from '../../_charts/step-column';
import { type StepCursor, type Zoom, useStepAxis } from '../../_charts/use-step-axis';
import { number } from '../../_components/format';
import { RUN_LOOKS } from '../../_components/run-mark';
import { useSize } from '../../_components/use-size';
import type { RunSnapshot } from '../../_stream/run-stream';
import { useFinerSeries } from '../../_stream/use-finer-series';
import { ChartTools } from '../chart-tools';
import { shownIn } from '../chart-view';
import { useSmoothing } from '../use-smoothing';
import { grouped, placedLine } from './compare-lines';
import { RunRibbons, ribbonsHeight } from './run-ribbons';
import { TAGS } from './snapshots-path';
import { type ViewState, pairOf } from './view-state';
import type { RunsAxis } from '../../_charts/x-axis';

const STRIPS = [
  { tag: TAG.lossD, title: 'D loss', id: 'loss-d', log: true, dots: false, height: 214 },
  { tag: TAG.lossG, title: 'G loss', id: 'loss-g', log: true, dots: false, height: 172 },
  { tag: TAG.scoreReal, title: 'D(x)', id: 'score-real', log: false, dots: false, height: 110 },
  { tag: TAG.scoreFake, title: 'D(G(z))', id: 'score', log: false, dots: false, height: 130 },
  { tag: TAG.kid, title: 'KID', id: 'kid', log: true, dots: true, height: 130 },
  {
    tag: TAG.diversity,
    title: 'Diversity V',
    id: 'diversity',
    log: false,
    dots: true,
    height: 110,
  },
] as const;
/** Of a chart's key, in CSS pixels. */
const KEY_LINE = 17;

/** One strip a series, one line a run or group, one axis and crosshair for all. */
export function CompareCharts({
  compared,
  axisOfRuns,
  view,
  change,
  cursor,
  onCursor,
  onZoom,
  parting,
  onDrawn,
}: {
  compared: readonly { run: Run; snapshot: RunSnapshot }[];
  axisOfRuns: RunsAxis;
  view: ViewState;
  change: (part: Partial<ViewState>) => void;
  cursor: StepCursor | null;
  onCursor: (cursor: StepCursor | null) => void;
  onZoom: (zoom: Zoom) => void;
  parting: RunParting | null;
  /** Lines are on the screen: what is shown beside them may be fetched. */
  onDrawn: () => void;
}) {
  const { ref, width } = useSize<HTMLDivElement>();
  const measured = width > 0;
  useEffect(() => {
    if (!measured) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(onDrawn);
    });
    return () => cancelAnimationFrame(frame);
  }, [measured, onDrawn]);
  const { toX, toStep, unit, pauses } = axisOfRuns;
  const smoothing = useSmoothing(view.smooth);
  const runs = useMemo(
    () => compared.map(({ run, snapshot }) => ({ id: run.id, series: snapshot.series })),
    [compared],
  );
  const ends = runs.map(({ series }, index) => [toX(index, 0), toX(index, series.lastStep)] as const);
  const first = unit.isAbsolute ? Math.min(...ends.map(([from]) => from)) : 0;
  const axis = useStepAxis(width, Math.max(...ends.map(([, to]) => to)), cursor, onCursor, {
    first,
    unit,
    zooming: [view.zoom, onZoom],
  });
  const { zoomed, domain } = axis;
  const windows = useMemo(
    () =>
      zoomed
        ? runs.map((_, index): [number, number] => {
            const from = Math.max(0, Math.floor(toStep(index, domain[0])));
            return [from, Math.max(from, Math.ceil(toStep(index, domain[1])))];
          })
        : null,
    [zoomed, runs, toStep, domain],
  );
  const byTags = useFinerSeries(runs, windows, TAGS);
  const configs = useMemo(() => compared.map(({ run }) => run), [compared]);
  const groups = useMemo(
    () => (view.group === null ? null : groupRuns(configs, view.group)),
    [configs, view.group],
  );
  const [baseline] = pairOf(view);
  const strips = useMemo(() => {
    const looks = runs.map(({ id }, index) => lookOf(view.looks[index]!, `${id}`, `#${id}`));
    const ofGroups = (groups ?? []).map(({ label, members }, index) =>
      lookOf(index, label, members.length > 1 ? `${label} (${members.length})` : label),
    );
    return STRIPS.map(({ tag, log, dots, ...strip }) => {
      const lines = runs.map((_, index) =>
        placedLine(
          byTags[index]?.get(tag),
          looks[index]!,
          { dots, shaping: { smoothing, pauses: pauses[index] ?? [] } },
          (step) => toX(index, step),
        ),
      );
      const shown = grouped(lines, groups, ofGroups);
      // Losses of critics and KID may be below zero, where there is no logarithm.
      const positive = shown.every(({ values }) => !values.some((value) => value < 0));
      // The key beside a strip has a line for each of its own.
      const height = Math.max(strip.height, KEY_LINE * shown.length);
      return { ...strip, height, lines: shown, log: log && positive };
    });
  }, [runs, byTags, groups, toX, view.looks, smoothing, pauses]);
  const heldAgainst = groups
    ? (groups.find(({ members }) => members.includes(view.runs.indexOf(baseline)))?.label ?? '')
    : `${baseline}`;
  const spoken = useCallback(
    (at: number) =>
      strips
        .map(({ title, lines }) => `${title}: ${valuesInWords(lines, at)}`)
        .filter((words) => !words.endsWith(': '))
        .join('; '),
    [strips],
  );
  const split = useMemo(() => {
    const steps = (parting?.series ?? []).flatMap(({ step }) => step ?? []);
    if (!parting || steps.length === 0) return null;
    return { at: toX(view.runs.indexOf(parting.other), Math.min(...steps)), text: 'part here' };
  }, [parting, toX, view.runs]);
  const frameOf = (id: string): Frame => ({
    of: `runs ${view.runs.join(' ')}`,
    ...shownIn(view, id, change),
  });
  const empty = strips.every(({ lines }) => lines.length === 0);
  return (
    <StepColumn
      axis={axis}
      columnRef={ref}
      mark={split}
      flagTop={ribbonsHeight(compared.length) - 20}
      spoken={spoken}
      controls={
        <>
          <ChartTools
            view={view}
            smoothing={smoothing}
            change={change}
            onX={(x) => change({ x, zoom: null, at: null })}
          />
          <GroupChoice runs={configs} group={view.group} onChange={(group) => change({ group })} />
        </>
      }
    >
      <RunRibbons compared={compared} looks={view.looks} axis={axis} toX={toX} />
      {empty && <p className="muted">None of these runs has points of a loss or score yet.</p>}
      {strips
        .filter(({ lines }) => lines.length > 0)
        .map(({ id, log, ...strip }) => (
          <FramedChart
            key={id}
            testId={`compare-${id}`}
            {...strip}
            log={log && view.log}
            ignoreOutliers={view.ignoreOutliers}
            axis={axis}
            baseline={heldAgainst}
            frame={frameOf(id)}
          />
        ))}
    </StepColumn>
  );
}

function lookOf(place: number, key: string, title: string) {
  const { token, dash, letter } = RUN_LOOKS[place % RUN_LOOKS.length]!;
  return { token, dash, key, label: letter, title: `${letter} ${title}` };
}

const valuesInWords = (lines: readonly Line[], at: number) =>
  sortedAt(lines, at)
    .map(({ line, value }) => `${line.label} ${number(value)}`)
    .join(', ');

/** By which setting runs are drawn as one; those in which all are the same would make one group. */
function GroupChoice({
  runs,
  group,
  onChange,
}: {
  runs: readonly Run[];
  group: string | null;
  onChange: (group: string | null) => void;
}) {
  const keys = useMemo(
    () =>
      differences(runs.map(({ config }) => config))
        .map(([key]) => key)
        .filter((key) => key !== 'seed'),
    [runs],
  );
  return (
    <select aria-label="Group" value={group ?? ''} onChange={({ target }) => onChange(target.value || null)}>
      <option value="">Not grouped</option>
      <option value={ALL_BUT_SEED}>{ALL_BUT_SEED}</option>
      {group && group !== ALL_BUT_SEED && !keys.includes(group) && <option>{group}</option>}
      {keys.map((key) => (
        <option key={key}>{key}</option>
      ))}
    </select>
  );
}
