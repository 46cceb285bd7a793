import type { KeyboardEvent, ReactNode } from 'react';
import { whole } from './format';

/** Through the steps at which there are samples. */
export function SampleSlider({
  steps,
  at,
  onMove,
  of = 'samples',
  onSpace,
  children,
}: {
  steps: readonly number[];
  /** Place among the steps. */
  at: number;
  onMove: (at: number) => void;
  /** What it moves, where there are two of them. */
  of?: string;
  /** What the space bar does on it. */
  onSpace?: () => void;
  /** Stands before it. */
  children?: ReactNode;
}) {
  const last = steps.length - 1;
  const step = steps[at] ?? 0;
  const space = (event: KeyboardEvent) => {
    if (event.key !== ' ' || !onSpace) return;
    event.preventDefault();
    onSpace();
  };
  return (
    <div className="slider">
      {children}
      <button onClick={() => onMove(at - 1)} aria-label={`Earlier ${of}`} disabled={at <= 0}>
        ‹
      </button>
      <button onClick={() => onMove(at + 1)} aria-label={`Later ${of}`} disabled={at >= last}>
        ›
      </button>
      <input
        type="range"
        min={0}
        max={Math.max(1, last)}
        value={at}
        disabled={last < 1}
        onChange={({ target }) => onMove(Number(target.value))}
        onKeyDown={space}
        aria-label={`Step of the ${of}`}
        aria-valuetext={`step ${step}`}
      />
      <span>
        <b>{whole(step)}</b> of {whole(steps[last] ?? 0)}
      </span>
    </div>
  );
}
