'use client';
import dynamic from 'next/dynamic';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { Run, RunSetup } from '@/lib/protocol/entities';
import type { Search } from '../../_address/search';
import { useAddress } from '../../_address/use-address';
import { useCursor } from '../../_charts/use-cursor';
import { RunStream, type RunSnapshot } from '../../_stream/run-stream';
import { useCheckpoints } from '../../_stream/use-checkpoints';
import { Bookmarks } from '../annotate/bookmarks';
import { RunNotes } from '../annotate/run-notes';
import { Configuration } from './configuration';
import { EventLog } from './event-log';
import { Lineage } from '../fork/lineage';
import { GradientHistograms } from './gradient-histograms';
import { RunHeader } from './run-header';
import { SamplesPanel } from './samples-panel';
import { useStale } from './use-stale';
import { VerdictPanel } from './verdict-panel';
import { type ChangeView, type RunPageView, formatView, parseView } from './view-state';
import { Vitals } from './vitals';

// Few runs come to these.
const DeletedRuns = dynamic(() => import('../runs/deleted-runs').then((module) => module.DeletedRuns), {
  ssr: false,
});
const Failure = dynamic(() => import('./failure').then((module) => module.Failure), { ssr: false });

// Charts measure the page they stand in: there is nothing to draw on the server.
const RunCharts = dynamic(() => import('./run-charts').then((module) => module.RunCharts), { ssr: false });

export function RunView({ runId, search }: { runId: number; search: Search }) {
  const [view, setView] = useState(() => parseView(search));
  const change = useCallback(
    (part: Partial<RunPageView>) => setView((before) => ({ ...before, ...part })),
    [],
  );
  useAddress(formatView(view));
  const [stream] = useState(() => new RunStream(runId));
  const snapshot = useSyncExternalStore(stream.subscribe, stream.current, stream.current);
  const { run, error, isDeleted } = snapshot;
  if (error && !run) return <p className="sentence error">{error}</p>;
  if (!run) return <p className="muted">loading</p>;
  if (isDeleted) return <DeletedRuns deleted={[run]} />;
  return <LoadedRun {...{ run, snapshot, view, change }} />;
}

function LoadedRun({
  run,
  snapshot,
  view,
  change,
}: {
  run: Run;
  snapshot: RunSnapshot;
  view: RunPageView;
  change: ChangeView;
}) {
  const pin = useCallback((at: number | null) => change({ at }), [change]);
  const [cursor, setCursor] = useCursor(view.at, pin);
  const staleFor = useStale(run, snapshot.newestAt);
  const showStep = useCallback((step: number) => setCursor({ step, pinned: true }), [setCursor]);
  const { series, samples, events, viewers } = snapshot;
  const checkpoints = useCheckpoints(run);
  const columnNames = useMemo(() => columnNamesOf(run.setup), [run.setup]);
  return (
    <div className={staleFor === null ? '' : 'is-stale'}>
      <RunHeader byTag={series.byTag} {...{ run, checkpoints, staleFor, viewers }} />
      <Lineage run={run} />
      {run.state === 'failed' ? (
        <Failure run={run} />
      ) : (
        <VerdictPanel run={run} byTag={series.byTag} checkpoints={checkpoints} onStep={showStep} />
      )}
      <Vitals run={run} byTag={series.byTag} />
      <div className="page">
        <div>
          <RunCharts {...{ run, snapshot, view, change, cursor }} onCursor={setCursor} />
          <GradientHistograms run={run} byTag={series.byTag} step={cursor?.step ?? null} />
        </div>
        <aside>
          <SamplesPanel
            samples={samples}
            runId={run.id}
            checkpoints={checkpoints}
            cursor={cursor?.step ?? null}
            seed={run.config.seed}
            columnNames={columnNames}
            view={view}
            change={change}
          />
          <RunNotes run={run} />
          <Bookmarks run={run} cursor={cursor?.step ?? null} onStep={showStep} />
          <EventLog events={events} onStep={showStep} />
          <Configuration config={run.config} preset={run.preset} changes={run.changes} setup={run.setup} />
        </aside>
      </div>
    </div>
  );
}

/** The class that each column of the samples shows; null where they are mixed. */
function columnNamesOf(setup: RunSetup | null): string[] | null {
  const names = setup?.dataset.classNames;
  return setup?.columnClasses?.map((index) => names?.[index] ?? `${index}`) ?? null;
}
