'use client';
import { type FormEvent, useState } from 'react';
import { ANNOTATION_LIMITS } from '@/lib/protocol/annotation-limits';
import type { Run } from '@/lib/protocol/entities';
import { ErrorText } from '../../_components/error-text';
import { RunTags } from './run-tags';
import { useSending } from './use-sending';

/** Tags, and notes, folded to their first line: plain text that everyone who looks at the run sees. */
export function RunNotes({ run }: { run: Run }) {
  const { id, notes } = run;
  const [text, setText] = useState<string | null>(null);
  const { error, send } = useSending();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (await send('PATCH', `/api/runs/${id}`, { notes: text })) setText(null);
  };
  return (
    <section>
      <header>
        <h2>Tags</h2>
        <RunTags run={run} />
      </header>
      <details className="notes" data-testid="notes">
        <summary>
          <h2>Notes</h2> <span className="muted">{notes.trim().split('\n')[0] || 'none'}</span>
        </summary>
        {text === null ? (
          <>
            <p>{notes}</p>
            <button onClick={() => setText(notes)}>{notes === '' ? 'Write a note' : 'Edit'}</button>
          </>
        ) : (
          <form className="note-form" onSubmit={(event) => void save(event)}>
            <textarea
              aria-label="Notes"
              rows={6}
              value={text}
              maxLength={ANNOTATION_LIMITS.noteCharacters}
              autoFocus
              onChange={({ target }) => setText(target.value)}
              onKeyDown={({ key }) => key === 'Escape' && setText(null)}
            />
            <div className="alert-buttons">
              <button>Save notes</button>
              <button type="button" className="plain" onClick={() => setText(null)}>
                Cancel
              </button>
            </div>
            <ErrorText message={error} />
          </form>
        )}
      </details>
    </section>
  );
}
