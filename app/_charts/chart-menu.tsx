'use client';
import { type KeyboardEvent, lazy } from 'react';
import { Popover } from '../_components/popover';
import type { Frame } from './frame';
import type { Saved } from './save-chart';

const ChartMenuEntries = lazy(() =>
  import('./chart-menu-entries').then(({ ChartMenuEntries }) => ({ default: ChartMenuEntries })),
);

/** What can be done with a chart. The menu's contents, and all that they do, are fetched when it is opened. */
export const ChartMenu = ({ frame, ...chart }: Omit<Saved, 'of'> & { frame: Frame }) => (
  <Popover
    face="⋯"
    label={`Menu of the chart ${chart.title}`}
    className="chart-menu"
    role="menu"
    room={{ width: 180, height: 290 }}
    onKeyDown={walk}
  >
    {(close) => <ChartMenuEntries saved={{ ...chart, of: frame.of }} frame={frame} close={close} />}
  </Popover>
);

/** Arrow keys go from entry to entry, and around. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)')];
  const at = entries.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  entries.at(to % entries.length)?.focus();
}
