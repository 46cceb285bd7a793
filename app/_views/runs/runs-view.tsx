'use client';
import { Link } from '../../_components/link';
import { useState } from 'react';
import { ACTIVE_STATES } from '@/lib/protocol/run-state';
import { useRuns } from '../../_stream/use-runs';
import { DeletedRuns } from './deleted-runs';
import { arrange } from './arrange';
import { ListTools } from './list-tools';
import { type ListView, knownTags, passes, toggled } from './run-filter';
import { ImportButton } from './import-button';
import { RunsTable } from './runs-table';
import { sentenceOf } from './runs-order';
import { TickedBar } from './ticked-bar';
import { useListView } from './use-list-view';

export function RunsView() {
  const { runs, deleted, error } = useRuns();
  const [view, change] = useListView();
  const [ticked, setTicked] = useState<readonly number[]>([]);
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
  const shown = runs.filter(passes(view));
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
          <TagFilter tags={knownTags(runs, view.tags)} view={view} onView={change} />
        </span>
        {ticked.length === 0 ? <ImportButton /> : <TickedBar ticked={ticked} onTicked={setTicked} />}
      </div>
      <ListTools view={view} onView={change} />
      <RunsTable
        lines={arrange(shown, view)}
        view={view}
        onView={change}
        ticked={ticked}
        onTick={(id) => setTicked((before) => toggled(before, id))}
      />
    </>
  );
}

/** The tags of all runs; those pressed narrow the list, and stand in the address. */
function TagFilter({
  tags,
  view,
  onView,
}: {
  tags: readonly string[];
  view: ListView;
  onView: (view: ListView) => void;
}) {
  return tags.map((tag) => (
    <button
      key={tag}
      className="chip"
      aria-pressed={view.tags.includes(tag)}
      onClick={() => onView({ ...view, tags: toggled(view.tags, tag) })}
    >
      {tag}
    </button>
  ));
}
