'use client';
import { type FormEvent, useState } from 'react';
import { ANNOTATION_LIMITS } from '@/lib/protocol/annotation-limits';
import type { Run } from '@/lib/protocol/entities';
import { ErrorText } from '../../_components/error-text';
import { useSending } from './use-sending';

/**
 * The name, which a click makes a field: Enter or leaving it saves, Escape leaves it as it was. One that is too long
 * for its place ends in dots and is told in full by its title, which the focus shows, too.
 */
export function RunName({ run: { id, name } }: { run: Run }) {
  const [text, setText] = useState<string | null>(null);
  const { error, send } = useSending();
  if (text === null) {
    return (
      <h1>
        <button
          className="plain name-button"
          title={`${name} (click to rename)`}
          onClick={() => setText(name)}
        >
          <span>{name}</span>
        </button>
        <span className="muted">#{id}</span>
      </h1>
    );
  }
  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    const isSame = text.trim() === name;
    if (isSame || (await send('PATCH', `/api/runs/${id}`, { name: text }))) setText(null);
  };
  return (
    <form className="name-form" onSubmit={(event) => void save(event)}>
      <input
        aria-label="Name of the run"
        value={text}
        maxLength={ANNOTATION_LIMITS.nameCharacters}
        autoFocus
        onChange={({ target }) => setText(target.value)}
        onBlur={() => void save()}
        onKeyDown={({ key }) => key === 'Escape' && setText(null)}
      />
      <ErrorText message={error} />
    </form>
  );
}
