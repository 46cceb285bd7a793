'use client';
import { useId, useState } from 'react';

/**
 * "What am I looking at?", for those who ask: a page-wide panel of the browser's own, closed by Escape or a click
 * beside it. Its words are made when it opens, with the numbers of that moment, and may be fetched then.
 */
export function About({
  title,
  explain,
}: {
  title: string;
  explain: () => readonly string[] | Promise<readonly string[]>;
}) {
  const id = useId();
  const [words, setWords] = useState<readonly string[]>([]);
  const fill = async () => setWords(await explain());
  return (
    <>
      <button
        type="button"
        className="about"
        popoverTarget={id}
        aria-label={`What am I looking at? ${title}`}
        title="What am I looking at?"
      >
        ?
      </button>
      <div
        id={id}
        popover="auto"
        className="about-panel"
        role="dialog"
        aria-label={title}
        onToggle={({ newState }) => newState === 'open' && void fill()}
      >
        <h2>{title}</h2>
        {words.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <button type="button" popoverTarget={id} popoverTargetAction="hide">
          Close
        </button>
      </div>
    </>
  );
}
