'use client';
import Link from 'next/link';
import { useState } from 'react';
import { ACTIVE_STATES } from '@/lib/protocol/run-state';
import { RUN_LOOKS } from '../_components/run-mark';
import { useRuns } from '../_stream/use-runs';
import { RunRow } from './run-row';
import { byUrgency, sentenceOf } from './runs-order';

export function RunsView() {
  const { runs, error } = useRuns();
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const tick = (id: number) =>
    setTicked((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  if (error && !runs) return <p className="sentence error">The list could not be read: {error}</p>;
  if (!runs) return <p className="muted">loading</p>;
  if (runs.length === 0) {
    return (
      <>
        <p className="sentence">
          <b>No runs yet.</b> Start one and watch it learn.
        </p>
        <p className="empty">
          <Link className="button primary" href="/new">
            New run
          </Link>
        </p>
      </>
    );
  }
  const { lead, rest } = sentenceOf(runs);
  const live = runs.filter(({ state }) => ACTIVE_STATES.includes(state)).length;
  return (
    <>
      <p className="sentence">
        <b>{lead}</b> {rest}
      </p>
      <div className="compare-bar">
        <span className="muted">
          {runs.length} {runs.length === 1 ? 'run' : 'runs'}, {live} live
        </span>
        <CompareButton ticked={ticked} onClear={() => setTicked([])} />
      </div>
      <table className="runs">
        <thead>
          <tr>
            <th>
              <span className="visually-hidden">Compare</span>
            </th>
            <th>Run</th>
            <th>Verdict</th>
            <th className="wide">
              <span style={{ color: 'var(--d)' }}>D —</span> <span style={{ color: 'var(--g)' }}>G ╌</span>{' '}
              loss, log
            </th>
            <th>Samples</th>
            <th className="number">Step</th>
            <th className="wide">Backend</th>
            <th className="wide number">Steps/s</th>
            <th className="wide number">Seen</th>
          </tr>
        </thead>
        <tbody>
          {runs.toSorted(byUrgency).map((run) => (
            <RunRow key={run.id} run={run} ticked={ticked.indexOf(run.id)} onTick={() => tick(run.id)} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function CompareButton({ ticked, onClear }: { ticked: readonly number[]; onClear: () => void }) {
  if (ticked.length === 0) return <span className="muted">Tick two runs or more to compare them.</span>;
  return (
    <span className="ticked">
      <span className="muted">{ticked.length} ticked</span>
      <button className="plain" onClick={onClear}>
        Clear
      </button>
      {ticked.length > RUN_LOOKS.length ? (
        <span>At most {RUN_LOOKS.length} runs can be compared.</span>
      ) : (
        ticked.length > 1 && (
          <Link className="button primary" href={`/compare?runs=${ticked.join(',')}`} data-testid="compare">
            Compare {ticked.length}
          </Link>
        )
      )}
    </span>
  );
}
