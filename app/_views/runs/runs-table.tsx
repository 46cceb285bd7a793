'use client';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Line } from './arrange';
import { COLUMNS, type ListView, toggled } from './run-filter';
import { RunRow } from './run-row';
import { RunsHead } from './runs-head';

const ROW_HEIGHT = 53;
/** Rows drawn above and below what is seen, so that Tab and the wheel find them there. */
const BEYOND = 12;

/** The list itself. Of thousands of rows those near the window are drawn; the others are room. */
export function RunsTable({
  lines,
  view,
  onView,
  ticked,
  onTick,
}: {
  lines: readonly Line[];
  view: ListView;
  onView: (view: ListView) => void;
  ticked: readonly number[];
  onTick: (id: number) => void;
}) {
  'use no memo'; // the virtualizer changes in place: a compiled component would not see it
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);
  const rows = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: BEYOND,
    scrollMargin: top,
  });
  const drawn = rows.getVirtualItems();
  const above = (drawn[0]?.start ?? top) - top;
  const below = rows.getTotalSize() - ((drawn.at(-1)?.end ?? top) - top);
  const columns = 3 + Object.keys(COLUMNS).length - view.hidden.length;
  return (
    <table className="runs" aria-rowcount={lines.length + 1}>
      <RunsHead view={view} onView={onView} />
      <tbody ref={body}>
        {above > 0 && <Room height={above} />}
        {drawn.map(({ index, key }) => {
          const line = lines[index];
          if (!line) return null;
          const measured = { ref: rows.measureElement, 'data-index': index, 'aria-rowindex': index + 2 };
          if ('title' in line) {
            return (
              <tr key={key} className="group" {...measured}>
                <th colSpan={columns} scope="rowgroup">
                  {line.title} <span className="muted">{line.count}</span>
                </th>
              </tr>
            );
          }
          return (
            <RunRow
              key={key}
              row={measured}
              run={line}
              hidden={view.hidden}
              isPinned={view.pinned.includes(line.id)}
              onPin={() => onView({ ...view, pinned: toggled(view.pinned, line.id) })}
              ticked={ticked.indexOf(line.id)}
              onTick={() => onTick(line.id)}
            />
          );
        })}
        {below > 0 && <Room height={below} />}
      </tbody>
    </table>
  );
}

const Room = ({ height }: { height: number }) => (
  <tr aria-hidden="true" className="room">
    <td style={{ height }} />
  </tr>
);
