'use client';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { ACTIVE_STATES } from '@/lib/protocol/run-state';
import { useRuns } from '../../_stream/use-runs';
import { DeletedRuns } from './deleted-runs';
import { addressOf, knownTags, tagsOf, withTags } from './run-filter';
import { ImportButton } from './import-button';
import { RunRow } from './run-row';
import { byUrgency, sentenceOf } from './runs-order';
import { TickedBar } from './ticked-bar';

export function RunsView() {
  const { runs, deleted, error } = useRuns();
  const wanted = tagsOf(useSearchParams());
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
          </Link>{' '}
          <ImportButton />
        </p>
        <DeletedRuns deleted={deleted} />
      </>
    );
  }
  const { lead, rest } = sentenceOf(runs);
  const shown = runs.filter(withTags(wanted)).toSorted(byUrgency);
  const live = runs.filter(({ state }) => ACTIVE_STATES.includes(state)).length;
  return (
    <>
      <p className="sentence">
        <b>{lead}</b> {rest}
      </p>
      <DeletedRuns deleted={deleted} />
      <div className="compare-bar">
        <span className="tags">
          <span className="muted">
            {shown.length === runs.length ? '' : `${shown.length} of `}
            {runs.length} {runs.length === 1 ? 'run' : 'runs'}, {live} live
          </span>
          <TagFilter tags={knownTags(runs, wanted)} wanted={wanted} />
        </span>
        {ticked.length === 0 ? <ImportButton /> : <TickedBar ticked={ticked} onTicked={setTicked} />}
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
          {shown.map((run) => (
            <RunRow key={run.id} run={run} ticked={ticked.indexOf(run.id)} onTick={() => tick(run.id)} />
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The tags of all runs; those pressed narrow the list, and stand in the address. */
function TagFilter({ tags, wanted }: { tags: readonly string[]; wanted: readonly string[] }) {
  const press = (tag: string) =>
    window.history.replaceState(
      null,
      '',
      addressOf(wanted.includes(tag) ? wanted.filter((one) => one !== tag) : [...wanted, tag]),
    );
  return tags.map((tag) => (
    <button key={tag} className="chip" aria-pressed={wanted.includes(tag)} onClick={() => press(tag)}>
      {tag}
    </button>
  ));
}
