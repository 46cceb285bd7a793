'use client';
import { type FormEvent, useState } from 'react';
import { ErrorText } from '../../_components/error-text';
import { messageOf, postJson } from '../../_stream/rest';
import { alertsStore } from '../../_stream/use-alerts';

/** As many characters as the server takes. */
const LONGEST = 2000;

interface AlertNoteProps {
  alertId: number;
  note: string;
  onClose: () => void;
}

/** Writes a note to an alert; saving an empty one takes it away. */
export function AlertNote({ alertId, note, onClose }: AlertNoteProps) {
  const [text, setText] = useState(note);
  const [error, setError] = useState<string | null>(null);
  const save = (event: FormEvent) => {
    event.preventDefault();
    void postJson(`/api/alerts/${alertId}/note`, { text }).then(
      () => {
        alertsStore.load();
        onClose();
      },
      (reason: unknown) => setError(messageOf(reason)),
    );
  };
  return (
    <form className="note-form" onSubmit={save} onKeyDown={({ key }) => key === 'Escape' && onClose()}>
      <textarea
        aria-label="Note"
        rows={3}
        maxLength={LONGEST}
        value={text}
        autoFocus
        onChange={({ target }) => setText(target.value)}
      />
      <div className="alert-buttons">
        <button>Save note</button>
        <button type="button" className="plain" onClick={onClose}>
          Cancel
        </button>
      </div>
      <ErrorText message={error} />
    </form>
  );
}
