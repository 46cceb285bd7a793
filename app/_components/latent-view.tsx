'use client';
import type { KeyboardEvent } from 'react';
import type { Sample } from '@/lib/protocol/entities';
import { whole } from './format';
import { LatentSteps } from './latent-steps';
import { LatentTile } from './latent-tile';
import { rovedTo } from './roving';

/** One latent, large: as it is at a step, beside the real image in its place, and at every stored step. */
export function LatentView({
  latent,
  frames,
  shown,
  against,
  real,
  onLatent,
  onStep,
}: {
  /** Counted from 1. */
  latent: number;
  frames: readonly Sample[];
  shown: Sample;
  /** The same latent at another step. */
  against: Sample | null;
  real: Sample | null;
  onLatent: (latent: number | null) => void;
  /** Place among the frames. */
  onStep: (at: number) => void;
}) {
  const index = latent - 1;
  const { columns, rows } = shown;
  const count = columns * rows;
  const keys = (event: KeyboardEvent) => {
    const to = rovedTo(event.key, index, count, columns);
    if (to === null || event.defaultPrevented) return;
    event.preventDefault();
    onLatent(to + 1);
  };
  return (
    <section className="latent-view" data-testid="latent-view" aria-label="One latent" onKeyDown={keys}>
      <header>
        <h3>
          Latent {latent} <span className="muted">of {count}</span>
        </h3>
        <button aria-label="The latent before" disabled={index === 0} onClick={() => onLatent(latent - 1)}>
          ‹
        </button>
        <button
          aria-label="The latent after"
          disabled={latent === count}
          onClick={() => onLatent(latent + 1)}
        >
          ›
        </button>
        <button onClick={() => onLatent(null)}>Close</button>
      </header>
      <div className="large">
        <Large sample={shown} index={index} title="Generated" detail={`step ${whole(shown.step)}`} />
        {against && (
          <Large sample={against} index={index} title="Held" detail={`step ${whole(against.step)}`} />
        )}
        {real && index < real.columns * real.rows && (
          <Large sample={real} index={index} title="Real" detail="the image in its place" />
        )}
      </div>
      <LatentSteps frames={frames} index={index} at={frames.indexOf(shown)} onStep={onStep} />
    </section>
  );
}

const Large = ({
  sample,
  index,
  title,
  detail,
}: {
  sample: Sample;
  index: number;
  title: string;
  detail: string;
}) => (
  <figure data-step={sample.step}>
    <LatentTile sample={sample} index={index} />
    <figcaption>
      <b>{title}</b> {detail}
    </figcaption>
  </figure>
);
