'use client';
import { useState } from 'react';
import type { Sample } from '@/lib/protocol/entities';
import { whole } from '../_components/format';
import { SampleGrid } from '../_components/sample-grid';

/** The same latents at every stored step, beside real images. */
export function SamplesPanel({ samples }: { samples: readonly Sample[] }) {
  const [held, setHeld] = useState<number | null>(null);
  const fixed = samples.filter(({ kind }) => kind === 'fixed');
  const real = samples.find(({ kind }) => kind === 'real') ?? null;
  const newest = fixed.length - 1;
  const at = held === null ? newest : Math.min(held, newest);
  const shown = fixed[at] ?? null;
  const move = (to: number) => setHeld(to >= newest ? null : Math.max(0, to));
  return (
    <section>
      <h2>
        Samples <span className="muted">{held === null ? 'follows newest' : 'held'}</span>
      </h2>
      <div className="grids">
        <SampleGrid
          testId="sample-fixed"
          sample={shown}
          caption={shown ? `fixed latents, step ${whole(shown.step)}` : 'fixed latents'}
        />
        <SampleGrid testId="sample-real" sample={real} caption="real images" />
      </div>
      {newest > 0 && (
        <div className="slider">
          <button onClick={() => move(at - 1)} aria-label="Earlier samples" disabled={at === 0}>
            ‹
          </button>
          <input
            type="range"
            min={0}
            max={newest}
            value={at}
            onChange={(event) => move(Number(event.target.value))}
            aria-label="Step of the samples"
            aria-valuetext={shown ? `step ${shown.step}` : ''}
          />
          <button onClick={() => move(at + 1)} aria-label="Later samples" disabled={at === newest}>
            ›
          </button>
        </div>
      )}
    </section>
  );
}
