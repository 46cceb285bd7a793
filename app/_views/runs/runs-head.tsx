import type { ReactNode } from 'react';
import type { Column, ListView, Sort } from './run-filter';

/** The head of the list. A press on a name sorts by it, a second turns the order round, a third lets it go. */
export function RunsHead({ view, onView }: { view: ListView; onView: (view: ListView) => void }) {
  const shows = (column: Column) => !view.hidden.includes(column);
  const cell = (sort: Sort, name: string, className?: string) => (
    <SortCell sort={sort} view={view} onView={onView} className={className}>
      {name}
    </SortCell>
  );
  return (
    <thead>
      <tr>
        <th>
          <span className="visually-hidden">Compare</span>
        </th>
        {cell('run', 'Run')}
        {cell('verdict', 'Verdict')}
        {shows('curve') && (
          <th className="wide">
            <span style={{ color: 'var(--d)' }}>D —</span> <span style={{ color: 'var(--g)' }}>G ╌</span>{' '}
            loss, log
          </th>
        )}
        {shows('samples') && <th>Samples</th>}
        {shows('step') && cell('step', 'Step', 'number')}
        {shows('backend') && cell('backend', 'Backend', 'wide backend-cell')}
        {shows('speed') && cell('speed', 'Steps/s', 'wide number')}
        {shows('seen') && cell('seen', 'Seen', 'wide number')}
      </tr>
    </thead>
  );
}

function SortCell({
  sort,
  view,
  onView,
  className,
  children,
}: {
  sort: Sort;
  view: ListView;
  onView: (view: ListView) => void;
  className: string | undefined;
  children: ReactNode;
}) {
  const isSorted = view.sort === sort;
  const next = isSorted ? (view.falling ? null : sort) : sort;
  return (
    <th className={className} aria-sort={isSorted ? (view.falling ? 'descending' : 'ascending') : undefined}>
      <button
        className="plain"
        onClick={() => onView({ ...view, sort: next, falling: isSorted && !view.falling })}
      >
        {children} <span aria-hidden="true">{isSorted ? (view.falling ? '↓' : '↑') : ''}</span>
      </button>
    </th>
  );
}
