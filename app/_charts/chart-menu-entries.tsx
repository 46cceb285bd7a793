'use client';
import { useEffect, useRef, useState } from 'react';
import type { Entry, Frame } from './frame';
import { ENDINGS, type Ending, type Saved, saveChart } from './save-chart';

/** The entries of a chart's menu; the first takes the focus. */
export function ChartMenuEntries({
  saved,
  frame: { show, entries = [] },
  close,
}: {
  saved: Saved;
  frame: Frame;
  close: () => void;
}) {
  const first = useRef<HTMLDivElement>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => first.current?.querySelector('button')?.focus(), []);
  const entry = (does: string, act: () => void, disabled = false) => (
    <button key={does} type="button" role="menuitem" className="plain" disabled={disabled} onClick={act}>
      {does}
    </button>
  );
  const list = (group: readonly Entry[]) => (
    <div role="group">
      {group.map(({ does, act, disabled }) => {
        const done = () => {
          close();
          act();
        };
        return entry(does, done, disabled);
      })}
    </div>
  );
  // It stays until the file is made: it says what went wrong.
  const save = (ending: Ending) =>
    void saveChart(saved, ending).then(close, (reason: unknown) => setError(String(reason)));
  return (
    <div ref={first}>
      {list([
        { does: 'Full screen', act: () => show('full') },
        { does: 'Show as table', act: () => show('table') },
      ])}
      <div role="group">
        {ENDINGS.map((ending) => entry(`Save as ${ending.toUpperCase()}`, () => save(ending)))}
      </div>
      {entries.length > 0 && list(entries)}
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
