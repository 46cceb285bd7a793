'use client';
import dynamic from 'next/dynamic';
import { Link } from '../../_components/link';
import { useCallback, useMemo, useState } from 'react';
import { ACTIVE_STATES } from '@/lib/protocol/run-state';
import type { Search } from '../../_address/search';
import { useAddress } from '../../_address/use-address';
import { useCursor } from '../../_charts/use-cursor';
import type { Zoom } from '../../_charts/use-step-axis';
import { AddRun, ComparedRuns } from './compared-runs';
import { CompareCharts } from './compare-charts';
import { CompareSamples } from './compare-samples';
import { PartingSentence } from './parting-sentence';
import { SettingsDiff } from './settings-diff';
import { SummaryTable } from './summary-table';
import { useComparison } from './use-comparison';
import { useSnapshots } from './use-snapshots';
import {
  MOST_RUNS,
  type ViewState,
  formatView,
  isComparable,
  pairOf,
  parseView,
  withRun,
  withoutRun,
} from './view-state';
import { xAxisOf } from '../../_charts/x-axis';

const CompareGradients = dynamic(
  () => import('./compare-gradients').then((module) => module.CompareGradients),
  { ssr: false },
);

/** Two to ten runs side by side; what is shown stands in the address. */
export function CompareView({ search }: { search: Search }) {
  const [view, setView] = useState(() => parseView(search));
  const change = useCallback((part: Partial<ViewState>) => setView((before) => ({ ...before, ...part })), []);
  const add = useCallback((id: number) => setView((before) => withRun(before, id)), []);
  const remove = useCallback((id: number) => setView((before) => withoutRun(before, id)), []);
  useAddress(formatView(view));
  const { length } = view.runs;
  if (isComparable(view.runs)) return <Compared key={view.runs.join()} {...{ view, change, add, remove }} />;
  return (
    <>
      <p className="sentence">
        <b>Comparing takes two to {MOST_RUNS} runs</b>; this address names {length}. Tick them in{' '}
        <Link href="/">the list of runs</Link>
        {length < 2 && ', or add one here'}.
      </p>
      {length < 2 && (
        <p className="empty">
          <AddRun known={view.runs} onAdd={add} />
        </p>
      )}
    </>
  );
}

interface Shown {
  view: ViewState;
  change: (part: Partial<ViewState>) => void;
  add: (id: number) => void;
  remove: (id: number) => void;
}

function Compared({ view, change, add, remove }: Shown) {
  const snapshots = useSnapshots(view.runs);
  const pin = useCallback((at: number | null) => change({ at }), [change]);
  const [cursor, point] = useCursor(view.at, pin);
  const zoom = useCallback((next: Zoom) => change({ zoom: next }), [change]);
  const loaded = useMemo(
    () => snapshots.flatMap((snapshot) => (snapshot.run ? [{ run: snapshot.run, snapshot }] : [])),
    [snapshots],
  );
  const [baseline, other] = pairOf(view);
  const live = loaded.some(({ run }) => ACTIVE_STATES.includes(run.state));
  const [drawn, setDrawn] = useState(false);
  const onDrawn = useCallback(() => setDrawn(true), []);
  const { compared, partings } = useComparison(view.runs, baseline, { ready: drawn, live });
  // Only axes of time need it: steps are not drawn anew when it comes.
  const clocks = view.x === 'step' ? null : compared;
  const axis = useMemo(
    () =>
      xAxisOf(
        view.x,
        loaded.map(({ run }) => run),
        view.runs.map((id) => clocks?.runs.find(({ run }) => run.id === id)?.clock),
      ),
    [view.x, view.runs, loaded, clocks],
  );
  const lost = snapshots.find(({ error, run }) => error && !run);
  if (lost)
    return (
      <p className="sentence error">
        {lost.error}. <Link href="/">The list of runs</Link> has those that there are.
      </p>
    );
  if (loaded.length < view.runs.length) return <p className="muted">loading</p>;
  const runs = loaded.map(({ run }) => run);
  const parting = partings.find((one) => one.other === other) ?? null;
  const place = (id: number) => view.runs.indexOf(id);
  return (
    <>
      <ComparedRuns
        runs={runs}
        looks={view.looks}
        baseline={baseline}
        other={other}
        onBaseline={(id) => change({ baseline: id, other: id === other ? baseline : other })}
        onOther={(id) => change({ other: id })}
        onRemove={remove}
        onAdd={add}
      />
      <div className="page">
        <div>
          <PartingSentence
            partings={partings}
            shown={parting}
            runs={runs}
            looks={view.looks}
            onStep={(step) => point({ step: axis.toX(place(other), step), pinned: true })}
          />
          <CompareCharts
            compared={loaded}
            axisOfRuns={axis}
            view={view}
            change={change}
            cursor={cursor}
            onCursor={point}
            onZoom={zoom}
            parting={parting}
            onDrawn={onDrawn}
          />
        </div>
        <aside>
          <CompareSamples
            compared={loaded}
            looks={view.looks}
            pair={[place(baseline), place(other)]}
            mode={view.samples}
            onMode={(samples) => change({ samples })}
            at={cursor?.step ?? null}
            axis={axis}
            onCursor={point}
          />
          {compared && (
            <SettingsDiff
              settings={compared.settings}
              ids={view.runs}
              looks={view.looks}
              all={view.all}
              onAll={(all) => change({ all })}
            />
          )}
        </aside>
      </div>
      {drawn && (
        <CompareGradients
          left={loaded[place(baseline)]!}
          right={loaded[place(other)]!}
          looks={[view.looks[place(baseline)]!, view.looks[place(other)]!]}
          places={[place(baseline), place(other)]}
          axisOfRuns={axis}
          cursor={cursor}
          onCursor={point}
          zooming={[view.zoom, zoom]}
        />
      )}
      {compared && (
        <SummaryTable
          runs={compared.runs}
          looks={view.looks}
          baseline={place(baseline)}
          sort={view.sort}
          onSort={(sort) => change({ sort })}
        />
      )}
    </>
  );
}
