'use client';
import Link from 'next/link';
import { useState } from 'react';
import type { RunListItem } from '@/lib/protocol/rest';
import { Sparkline } from '../_charts/sparkline';
import { whole } from '../_components/format';
import { StateMark, VerdictMark } from '../_components/marks';
import { RUN_LOOKS } from '../_components/run-mark';
import { useRuns } from '../_stream/use-runs';

const LIVE = ['starting', 'running', 'paused', 'stopping'];

export function RunsView() {
  const { runs, error } = useRuns();
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const tick = (id: number) =>
    setTicked((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  if (error) return <p className="sentence error">The list could not be read: {error}</p>;
  if (!runs) return <p className="muted">loading</p>;
  if (runs.length === 0) {
    return (
      <>
        <p className="sentence">
          <b>No runs yet.</b> Start one and watch it learn.
        </p>
        <p style={{ marginTop: 16 }}>
          <Link className="button primary" href="/new">
            New run
          </Link>
        </p>
      </>
    );
  }
  return (
    <>
      <p className="sentence">{sentenceOf(runs)}</p>
      <p className="compare-bar">
        {ticked.length >= 2 && ticked.length <= RUN_LOOKS.length ? (
          <Link className="button" href={`/compare?runs=${ticked.join(',')}`} data-testid="compare">
            Compare {ticked.length}
          </Link>
        ) : (
          <span className="muted">
            {ticked.length > RUN_LOOKS.length
              ? `At most ${RUN_LOOKS.length} runs can be compared.`
              : 'Tick two runs or more to compare them.'}
          </span>
        )}
      </p>
      <table className="runs">
        <thead>
          <tr>
            <th>Run</th>
            <th>State</th>
            <th className="wide">Verdict</th>
            <th className="wide">D and G loss</th>
            <th>Samples</th>
            <th className="wide">Backend</th>
            <th className="wide">Steps/s</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Row key={run.id} run={run} ticked={ticked.includes(run.id)} onTick={() => tick(run.id)} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function sentenceOf(runs: readonly RunListItem[]) {
  const live = runs.filter(({ state }) => LIVE.includes(state)).length;
  const need = runs.filter(
    (run) => run.state === 'failed' || (LIVE.includes(run.state) && run.openAlerts > 0),
  ).length;
  return (
    <>
      <b>{live === 0 ? 'No run is live.' : `${live} ${live === 1 ? 'run is' : 'runs are'} live.`}</b>{' '}
      {need === 0 ? 'None needs you.' : `${need} ${need === 1 ? 'needs' : 'need'} a look.`}
    </>
  );
}

function Row({ run, ticked, onTick }: { run: RunListItem; ticked: boolean; onTick: () => void }) {
  return (
    <tr data-testid="run-row">
      <td>
        <input
          type="checkbox"
          checked={ticked}
          onChange={onTick}
          aria-label={`Compare ${run.name} #${run.id}`}
        />{' '}
        <Link className="name" href={`/runs/${run.id}`}>
          {run.name}
        </Link>{' '}
        <span className="muted">#{run.id}</span>
      </td>
      <td>
        <StateMark state={run.state} />
        <div className="muted">
          {whole(run.step)} of {whole(run.totalSteps)}
        </div>
        <div className="bar" aria-hidden="true">
          <i style={{ width: `${(100 * run.step) / run.totalSteps}%` }} />
        </div>
      </td>
      <td className="wide">{run.verdict && <VerdictMark state={run.verdict.state} />}</td>
      <td className="wide">
        <Sparkline {...run.sparkline} />
      </td>
      <td>
        {run.sampleHash && (
          <img
            className="thumb"
            src={`/api/images/${run.sampleHash}`}
            alt={`Newest samples of ${run.name}`}
          />
        )}
      </td>
      <td className="wide">{run.backend}</td>
      <td className="wide">{run.stepsPerSecond?.toFixed(1)}</td>
    </tr>
  );
}
