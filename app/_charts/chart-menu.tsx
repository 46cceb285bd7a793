'use client';
import { type KeyboardEvent, Suspense, lazy, useId, useState } from 'react';
import type { Saved } from './save-chart';
import type { Frame } from './frame';

const ChartMenuEntries = lazy(() =>
  import('./chart-menu-entries').then(({ ChartMenuEntries }) => ({ default: ChartMenuEntries })),
);

/** So much room a menu takes at most, in CSS pixels: it stands higher or more to the left where there is less. */
const ROOM = { width: 180, height: 290 } as const;

/** What can be done with a chart. The menu's contents, and all that they do, are fetched when it is opened. */
export function ChartMenu({ frame, ...chart }: Omit<Saved, 'of'> & { frame: Frame }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const close = () => document.getElementById(id)?.hidePopover();
  return (
    <>
      <button
        type="button"
        className="chart-menu-button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={`Menu of the chart ${chart.title}`}
        title="Full screen, table, save"
        data-testid="chart-menu"
      >
        ⋯
      </button>
      <div
        id={id}
        popover="auto"
        role="menu"
        aria-label={`Chart ${chart.title}`}
        className="chart-menu"
        onBeforeToggle={({ currentTarget, newState }) => newState === 'open' && place(currentTarget)}
        onToggle={({ newState }) => setOpen(newState === 'open')}
        onKeyDown={walk}
      >
        {isOpen && (
          <Suspense fallback={<p className="muted">loading</p>}>
            <ChartMenuEntries saved={{ ...chart, of: frame.of }} frame={frame} close={close} />
          </Suspense>
        )}
      </div>
    </>
  );
}

/** Below its button, and moving with the page. */
function place(menu: HTMLElement) {
  const { left, bottom } = menu.previousElementSibling!.getBoundingClientRect();
  const { innerWidth, innerHeight, scrollX, scrollY } = window;
  menu.style.left = `${scrollX + Math.max(0, Math.min(left, innerWidth - ROOM.width))}px`;
  menu.style.top = `${scrollY + Math.max(0, Math.min(bottom, innerHeight - ROOM.height))}px`;
}

/** Arrow keys go from entry to entry, and around. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)')];
  const at = entries.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  entries.at(to % entries.length)?.focus();
}
