'use client';
import { useRemembered } from '../_preferences/use-remembered';

/**
 * The title of a section, which folds it away and back: app/styles/frame.css hides what stands below. This browser
 * remembers what is folded, on every run's page.
 */
export function FoldTitle({ id, children }: { id: string; children: string }) {
  const [text, remember] = useRemembered('folded');
  const folded = text?.split(',') ?? [];
  const isFolded = folded.includes(id);
  const others = folded.filter((one) => one !== id);
  return (
    <h2 data-folded={isFolded || undefined}>
      <button
        type="button"
        className="fold"
        aria-expanded={!isFolded}
        onClick={() => remember((isFolded ? others : [...others, id]).join(',') || null)}
      >
        {children}
      </button>
    </h2>
  );
}
