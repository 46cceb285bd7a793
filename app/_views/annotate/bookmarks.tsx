'use client';
import { type FormEvent, useRef, useState } from 'react';
import { ANNOTATION_LIMITS } from '@/lib/protocol/annotation-limits';
import type { Run } from '@/lib/protocol/entities';
import { FoldTitle } from '../../_components/fold-title';
import { ErrorText } from '../../_components/error-text';
import { whole } from '../../_components/format';
import { useSending } from './use-sending';

/** Steps to find again. The key `b`, or the button, makes one where the crosshair stands. */
export function Bookmarks({
  run: { id, step: newest, bookmarks },
  cursor,
  onStep,
}: {
  run: Run;
  /** Step under the crosshair. */
  cursor: number | null;
  onStep: (step: number) => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [label, setLabel] = useState('');
  const { error, send } = useSending();
  const path = `/api/runs/${id}/bookmarks`;
  const step = Math.min(cursor ?? newest, newest);
  const ask = () => {
    if (cursor !== null) onStep(step); // held while one writes: the pointer leaves the charts
    dialog.current?.showModal();
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await send('POST', path, { step, label }))) return;
    setLabel('');
    dialog.current?.close();
  };
  return (
    <section>
      <header>
        <FoldTitle id="bookmarks">Bookmarks</FoldTitle>
        <button className="plain end" onClick={ask} data-command="bookmark">
          Bookmark step {whole(step)}
        </button>
      </header>
      {bookmarks.length === 0 ? (
        <p className="muted">None. With the crosshair on a step, press b.</p>
      ) : (
        <ul className="events bookmarks" data-testid="bookmarks">
          {bookmarks.map((one) => (
            <li key={one.id}>
              <button
                className="plain"
                onClick={() => onStep(one.step)}
                aria-label={`Show step ${whole(one.step)}: ${one.label}`}
              >
                {whole(one.step)}
              </button>
              <span>{one.label}</span>
              <button
                className="plain"
                aria-label={`Take the bookmark ${one.label} away`}
                onClick={() => void send('DELETE', `${path}/${one.id}`)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <ErrorText message={error} />
      <dialog ref={dialog} className="bookmark-form" aria-label={`Bookmark at step ${whole(step)}`}>
        <b>Bookmark at step {whole(step)}</b>
        <form onSubmit={(event) => void add(event)}>
          <input
            aria-label="What is there"
            placeholder="What is there"
            required
            value={label}
            maxLength={ANNOTATION_LIMITS.labelCharacters}
            onChange={({ target }) => setLabel(target.value)}
          />
          <button className="primary">Save</button>
          <button type="button" className="plain" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </form>
        <ErrorText message={error} />
      </dialog>
    </section>
  );
}
