'use client';
import dynamic from 'next/dynamic';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Run } from '@/lib/protocol/entities';
import { TAG } from '@/lib/protocol/tags';
import { number, whole } from '../_components/format';
import { VerdictMark } from '../_components/marks';
import { RunStream, type RunSnapshot } from '../_stream/run-stream';
import { Failure } from './failure';
import { flatten } from './flatten';
import { RunHeader } from './run-header';
import { SamplesPanel } from './samples-panel';

// Charts measure the page they stand in: there is nothing to draw on the server.
const RunCharts = dynamic(() => import('./run-charts').then((module) => module.RunCharts), { ssr: false });

const STALE_MS = 30_000;

export function RunView({ runId }: { runId: number }) {
  const [stream] = useState(() => new RunStream(runId));
  const snapshot = useSyncExternalStore(stream.subscribe, stream.current, stream.current);
  const { run, error } = snapshot;
  if (error && !run) return <p className="sentence error">{error}</p>;
  if (!run) return <p className="muted">loading</p>;
  return (
    <>
      <RunHeader run={run} byTag={snapshot.series.byTag} />
      {run.state === 'failed' && <Failure run={run} />}
      <div className="page">
        <div>
          {run.state !== 'failed' && <Verdict run={run} />}
          <Stale run={run} newestAt={snapshot.newestAt} />
          <Vitals snapshot={snapshot} />
          <RunCharts run={run} snapshot={snapshot} />
        </div>
        <aside>
          <SamplesPanel samples={snapshot.samples} />
          <Events snapshot={snapshot} />
          <Configuration run={run} />
        </aside>
      </div>
    </>
  );
}

function Verdict({ run }: { run: Run }) {
  const waiting =
    run.state === 'queued'
      ? 'Queued: it starts when the run before it ends.'
      : 'Starting: the first points come in a few seconds.';
  return (
    <div data-testid="verdict" aria-live="polite">
      {run.verdict && <VerdictMark state={run.verdict.state} />}
      <p className="sentence">{run.verdict?.sentence ?? waiting}</p>
    </div>
  );
}

/** A run that says it runs, and sends nothing. */
function Stale({ run, newestAt }: { run: Run; newestAt: number }) {
  const [now, setNow] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (run.state !== 'running' || newestAt === 0 || now - newestAt < STALE_MS) return null;
  return (
    <p className="muted" role="status">
      no step for {Math.round((now - newestAt) / 1000)} s
    </p>
  );
}

const VITALS = [
  ['D loss', TAG.lossD],
  ['G loss', TAG.lossG],
  ['D(x)', TAG.scoreReal],
  ['D(G(z))', TAG.scoreFake],
] as const;

function Vitals({ snapshot }: { snapshot: RunSnapshot }) {
  return (
    <dl className="vitals">
      {VITALS.map(([label, tag]) => (
        <div key={tag}>
          <dt>{label}</dt>
          <dd>{number(snapshot.series.byTag.get(tag)?.last.at(-1) ?? NaN, 3)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Events({ snapshot }: { snapshot: RunSnapshot }) {
  return (
    <section>
      <h2>Events</h2>
      <ul className="events" data-testid="events">
        {snapshot.events.map(({ id, step, level, message }) => (
          <li key={id}>
            <span className="muted">{step === null ? '' : whole(step)}</span>
            <span style={level === 'critical' ? { color: 'var(--crit)' } : {}}>{message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Configuration({ run }: { run: Run }) {
  return (
    <section>
      <h2>Configuration</h2>
      <dl className="config">
        {flatten(run.config).map(([key, value]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{key}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
