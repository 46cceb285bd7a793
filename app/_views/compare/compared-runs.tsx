'use client';
import { Link } from '../../_components/link';
import { useState } from 'react';
import type { Run } from '@/lib/protocol/entities';
import type { RunsResponse } from '@/lib/protocol/rest';
import { StateMark, VerdictMark } from '../../_components/marks';
import { getJson } from '../../_stream/rest';
import { RunName } from './run-name';
import { MOST_RUNS } from './view-state';

/** Which runs are compared, which of them the others are held against, and what can be done about it. */
export function ComparedRuns({
  runs,
  looks,
  baseline,
  other,
  onBaseline,
  onOther,
  onRemove,
  onAdd,
}: {
  runs: readonly Run[];
  looks: readonly number[];
  baseline: number;
  other: number;
  onBaseline: (id: number) => void;
  onOther: (id: number) => void;
  onRemove: (id: number) => void;
  onAdd: (id: number) => void;
}) {
  return (
    <ul className="compared" data-testid="compared">
      {runs.map((run, index) => (
        <li key={run.id}>
          <RunName look={looks[index]!} id={run.id} /> <Link href={`/runs/${run.id}`}>{run.name}</Link>{' '}
          <StateMark state={run.state} /> {run.verdict && <VerdictMark state={run.verdict.state} />}
          <span className="choices">
            <button className="plain" aria-pressed={run.id === baseline} onClick={() => onBaseline(run.id)}>
              baseline
            </button>
            {runs.length > 2 && run.id !== baseline && (
              <button className="plain" aria-pressed={run.id === other} onClick={() => onOther(run.id)}>
                against it
              </button>
            )}
            {runs.length > 2 && (
              <button className="plain" aria-label={`Leave out ${run.name}`} onClick={() => onRemove(run.id)}>
                ×
              </button>
            )}
          </span>
        </li>
      ))}
      {runs.length < MOST_RUNS && (
        <li>
          <AddRun known={runs.map(({ id }) => id)} onAdd={onAdd} />
        </li>
      )}
      <li className="end">
        <button onClick={() => void navigator.clipboard.writeText(location.href)}>Copy link</button>
      </li>
    </ul>
  );
}

/** The list is fetched when someone wants to choose from it. */
export function AddRun({ known, onAdd }: { known: readonly number[]; onAdd: (id: number) => void }) {
  const [others, setOthers] = useState<{ id: number; name: string }[] | null>(null);
  const load = () =>
    void getJson<RunsResponse>('/api/runs').then(
      ({ runs }) => setOthers(runs.filter(({ id }) => !known.includes(id))),
      () => undefined, // the connection's own message says what is wrong
    );
  if (!others) return <button onClick={load}>Add run</button>;
  if (others.length === 0) return <span className="muted">there are no other runs</span>;
  return (
    <select
      autoFocus
      aria-label="Run to add"
      value=""
      onChange={({ target }) => {
        setOthers(null);
        onAdd(Number(target.value));
      }}
    >
      <option value="">Add run …</option>
      {others.map(({ id, name }) => (
        <option key={id} value={id}>
          #{id} {name}
        </option>
      ))}
    </select>
  );
}
