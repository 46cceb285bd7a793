'use client';
import type { Sample } from '@/lib/protocol/entities';
import { useRoving } from './use-roving';

/** A button over each image of a grid, one stop of the Tab key in all. While a latent is open, arrow keys open the next. */
export function LatentPicker({
  sample: { columns, rows },
  latent,
  onLatent,
}: {
  sample: Sample;
  /** The one that is open, counted from 1. */
  latent: number | null;
  onLatent: (latent: number | null) => void;
}) {
  const count = columns * rows;
  const { at, setAt, onKeyDown } = useRoving(count, columns, (to) => latent !== null && onLatent(to + 1));
  const stop = latent === null ? at : latent - 1;
  return (
    <div
      className="latent-picker"
      role="group"
      aria-label="Open one latent"
      style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}
      onKeyDown={onKeyDown}
    >
      {Array.from({ length: count }, (_, index) => (
        <button
          key={index}
          type="button"
          tabIndex={index === stop ? 0 : -1}
          aria-label={`Latent ${index + 1} of ${count}`}
          aria-pressed={index + 1 === latent}
          onFocus={() => setAt(index)}
          onClick={() => onLatent(index + 1 === latent ? null : index + 1)}
        />
      ))}
    </div>
  );
}
