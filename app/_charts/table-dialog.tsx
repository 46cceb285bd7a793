'use client';
import { useEffect, useRef, useState } from 'react';
import { number, whole } from '../_components/format';
import { tableOf } from './drawn-table';
import type { Drawn } from './frame';
import type { StepAxis } from './use-step-axis';

/** Rows at a time: thousands would take the page a second. */
const PAGE = 100;

/** What a chart draws of the steps shown, as a table, the newest at the end. */
export function TableDialog({
  title,
  drawn,
  axis: { domain, stepUnit },
  close,
}: {
  title: string;
  drawn: Drawn;
  axis: StepAxis;
  close: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [from, setFrom] = useState(0);
  useEffect(() => dialog.current?.showModal(), []);
  const { places, groups } = tableOf(drawn, domain);
  const to = Math.min(places.length, from + PAGE);
  const columns = groups.flatMap(({ name: group, columns }) =>
    columns.map((column) => ({ ...column, key: `${group} ${column.name}` })),
  );
  return (
    <dialog
      ref={dialog}
      className="table-dialog"
      aria-label={`${title} as a table`}
      data-testid="chart-table"
      onClose={close}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      <header>
        <h2>{title}</h2>
        <span className="muted" role="status">
          rows {whole(Math.min(from + 1, places.length))} to {whole(to)} of {whole(places.length)}
        </span>
        <button type="button" disabled={from === 0} onClick={() => setFrom(from - PAGE)}>
          Earlier
        </button>
        <button type="button" disabled={to >= places.length} onClick={() => setFrom(from + PAGE)}>
          Later
        </button>
        <button type="button" onClick={() => dialog.current?.close()} autoFocus>
          Close
        </button>
      </header>
      {/* Focusable, so that the keyboard can move it. */}
      <div className="scroll" tabIndex={0} role="region" aria-label={`Values of ${title}`}>
        <table>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {stepUnit.label}
              </th>
              {groups.map(({ name, columns }) => (
                <th key={name} scope="colgroup" colSpan={columns.length}>
                  {name}
                </th>
              ))}
            </tr>
            <tr>
              {columns.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.slice(from, to).map((place, index) => (
              <tr key={place}>
                <th scope="row">{stepUnit.tick(place)}</th>
                {columns.map(({ key, name, values }) => (
                  <td key={key}>{cell(values[from + index] ?? null, name)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </dialog>
  );
}

const cell = (value: number | null, column: string) =>
  value === null ? '' : column === 'not finite' ? whole(value) : number(value, 4);
