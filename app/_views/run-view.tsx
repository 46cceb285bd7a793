'use client';
import dynamic from 'next/dynamic';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { Run, RunSetup } from '@/lib/protocol/entities';
import type { StepCursor } from '../_charts/use-step-axis';
import { RunStream, type RunSnapshot } from '../_stream/run-stream';
import { useCheckpoints } from '../_stream/use-checkpoints';
import { Bookmarks } from './annotate/bookmarks';
import { RunNotes } from './annotate/run-notes';
import { Configuration } from './configuration';
import { EventLog } from './event-log';
import { Failure } from './failure';
import { Lineage } from './fork/lineage';
import { GradientHistograms } from './gradient-histograms';
import { DeletedRuns } from './runs/deleted-runs';
import { RunHeader } from './run-header';
import { SamplesPanel } from './samples-panel';
import { useStale } from './use-stale';
import { VerdictPanel } from './verdict-panel';
import { Vitals } from './vitals';

// Charts measure the page they stand in: there is nothing to draw on the server.
const RunCharts = dynamic(() => import('./run-charts').then((module) => module.RunCharts), { ssr: false });

export function RunView({ runId }: { runId: number }) {
  const [stream] = useState(() => new RunStream(runId));
  const snapshot = useSyncExternalStore(stream.subscribe, stream.current, stream.current);
  const { run, error, isDeleted } = snapshot;
  if (error && !run) return <p className="sentence error">{error}</p>;
  if (!run) return <p className="muted">loading</p>;
  if (isDeleted) return <DeletedRuns deleted={[run]} />;
  return <LoadedRun run={run} snapshot={snapshot} />;
}

function LoadedRun({ run, snapshot }: { run: Run; snapshot: RunSnapshot }) {
  const [cursor, setCursor] = useState<StepCursor | null>(null);
  const staleFor = useStale(run, snapshot.newestAt);
  const showStep = useCallback((step: number) => setCursor({ step, pinned: true }), []);
  const { series, samples, events } = snapshot;
  const checkpoints = useCheckpoints(run);
  const columnNames = useMemo(() => columnNamesOf(run.setup), [run.setup]);
  return (
    <div className={staleFor === null ? '' : 'is-stale'}>
      <RunHeader run={run} byTag={series.byTag} checkpoints={checkpoints} staleFor={staleFor} />
      <Lineage run={run} />
      {run.state === 'failed' ? (
        <Failure run={run} />
      ) : (
        <VerdictPanel run={run} byTag={series.byTag} checkpoints={checkpoints} onStep={showStep} />
      )}
      <Vitals run={run} byTag={series.byTag} />
      <div className="page">
        <div>
          <RunCharts run={run} snapshot={snapshot} cursor={cursor} onCursor={setCursor} />
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
