'use client';
import { COLUMNS, type Column, GROUPS, type ListView, patternOf, toggled } from './run-filter';

/** What narrows and arranges the list; all of it stands in the address. */
export function ListTools({ view, onView }: { view: ListView; onView: (view: ListView) => void }) {
  const { error } = patternOf(view.find);
  return (
    <div className="panel-tools list-tools">
      <input
        type="search"
        aria-label="Filter the runs by a regular expression"
        placeholder="Filter, e.g. mnist|cifar"
        value={view.find}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : 'find-error'}
        onChange={({ target }) => onView({ ...view, find: target.value })}
        data-command="filter"
      />
      <select
        aria-label="Group the runs"
        value={view.group ?? ''}
        onChange={({ target }) =>
          onView({ ...view, group: GROUPS.find((group) => group === target.value) ?? null })
        }
      >
        <option value="">No groups</option>
        {GROUPS.map((group) => (
          <option key={group} value={group}>
            By {group}
          </option>
        ))}
      </select>
      <details className="menu wide">
        <summary className="button">Columns</summary>
        <div>
          {(Object.keys(COLUMNS) as Column[]).map((column) => (
            <label key={column}>
              <input
                type="checkbox"
                checked={!view.hidden.includes(column)}
                onChange={() => onView({ ...view, hidden: toggled(view.hidden, column) })}
              />{' '}
              {COLUMNS[column]}
            </label>
          ))}
        </div>
      </details>
      {error !== null && (
        <p id="find-error" className="error" role="status">
          {error}
        </p>
      )}
    </div>
  );
}
