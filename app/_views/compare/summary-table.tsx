'use client';
import { memo, useMemo } from 'react';
import { type SummaryRow, summaryRows, toCsv, toMarkdown } from '@/lib/compare/table';
import { writeDelta, writeValue } from '@/lib/compare/write';
import type { ComparedRun } from '@/lib/protocol/compare';
import { RunName } from './run-name';
import { sortRows } from './summary-order';
import type { ViewState } from './view-state';

/** What each run came to, against the baseline. A column's head sorts by it. */
export const SummaryTable = memo(function SummaryTable({
  runs,
  looks,
  baseline,
  sort,
  onSort,
}: {
  runs: readonly ComparedRun[];
  looks: readonly number[];
  /** Its place among them. */
  baseline: number;
  sort: ViewState['sort'];
  onSort: (sort: ViewState['sort']) => void;
}) {
  const rows = useMemo(() => summaryRows(runs, baseline), [runs, baseline]);
  const names = runs.map(({ run }) => `#${run.id} ${run.name}`);
  const place = runs.findIndex(({ run }) => run.id === sort?.run);
  const shown = sort && place >= 0 ? sortRows(rows, place, sort.up) : rows;
  return (
    <section className="compare-summary">
      <header>
        <h2>Summary</h2>
        <span>best in bold, beside it the difference to the baseline</span>
        <span className="end exports">
          <a
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(names, rows))}`}
            download="compare.csv"
          >
            CSV
          </a>
          <button
            className="plain"
            onClick={() => void navigator.clipboard.writeText(toMarkdown(names, rows, writeValue))}
          >
            Copy as Markdown
          </button>
        </span>
      </header>
      <div className="scroll">
        <table className="compare-table" data-testid="summary">
          <thead>
            <tr>
              <th>
                <button className="plain" disabled={!sort} onClick={() => onSort(null)}>
                  Metric
                </button>
              </th>
              {runs.map(({ run }, index) => {
                const up = sort?.run === run.id ? sort.up : null;
                return (
                  <th
                    key={run.id}
                    className="number"
                    aria-sort={up === null ? 'none' : up ? 'ascending' : 'descending'}
                  >
                    <button
                      className="plain"
                      title={`Sort by ${run.name}`}
                      onClick={() => onSort({ run: run.id, up: up === false })}
                    >
                      <RunName look={looks[index]!} id={run.id} /> {up !== null && (up ? '↑' : '↓')}
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.label} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
});

const Row = ({ row: { label, unit, values, deltas, best } }: { row: SummaryRow }) => (
  <tr>
    <th scope="row">{label}</th>
    {values.map((value, at) => (
      <td key={at} className={unit === 'text' ? '' : 'number'}>
        {best.includes(at) ? <b>{writeValue(value, unit)}</b> : writeValue(value, unit)}
        {deltas[at] !== null && deltas[at] !== 0 && <small>{writeDelta(deltas[at]!, unit)}</small>}
      </td>
    ))}
  </tr>
);
