'use client';
import { type FormEvent, useState } from 'react';
import { ANNOTATION_LIMITS } from '@/lib/protocol/annotation-limits';
import type { Run } from '@/lib/protocol/entities';
import { ErrorText } from '../../_components/error-text';
import { useSending } from './use-sending';

/** Tags as chips, each with a way to take it off, and a field for one more. */
export function RunTags({ run: { id, tags } }: { run: Run }) {
  const [text, setText] = useState<string | null>(null);
  const { error, send } = useSending();
  const change = (next: readonly string[]) => send('PATCH', `/api/runs/${id}`, { tags: next });
  const add = async (event?: FormEvent) => {
    event?.preventDefault();
    if (!text?.trim() || (await change([...tags, text]))) setText(null);
  };
  return (
    <span className="tags" data-testid="tags">
      {tags.map((tag) => (
        <span key={tag} className="chip">
          {tag}
          <button
            className="plain"
            aria-label={`Take the tag ${tag} off`}
            onClick={() => void change(tags.filter((one) => one !== tag))}
          >
            ×
          </button>
        </span>
      ))}
      {text === null ? (
        <button className="plain chip-button" onClick={() => setText('')}>
          + tag
        </button>
      ) : (
        <form onSubmit={(event) => void add(event)}>
          <input
            aria-label="New tag"
            value={text}
            maxLength={ANNOTATION_LIMITS.tagCharacters}
            autoFocus
            onChange={({ target }) => setText(target.value)}
            onBlur={() => void add()}
            onKeyDown={({ key }) => key === 'Escape' && setText(null)}
          />
        </form>
      )}
      <ErrorText message={error} />
    </span>
  );
}
