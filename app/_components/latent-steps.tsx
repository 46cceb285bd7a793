'use client';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import type { Sample } from '@/lib/protocol/entities';
import { whole } from './format';
import { LatentTile } from './latent-tile';
import { rovedTo } from './roving';

/** Room around a tile for its mark, in CSS pixels. */
const EDGE = 4;

/** A latent at every stored step. A slider for the keyboard. */
export function LatentSteps({
  frames,
  index,
  at,
  onStep,
}: {
  frames: readonly Sample[];
  /** Of the latent in its grid. */
  index: number;
  /** Place of the step shown. */
  at: number;
  onStep: (at: number) => void;
}) {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What is shown comes into the strip's view; the page stays where it is.
    const [box, tile] = [strip.current, strip.current?.children[at] as HTMLElement | undefined];
    if (!box || !tile) return;
    const [from, to] = [tile.offsetLeft - EDGE, tile.offsetLeft + tile.offsetWidth + EDGE];
    if (from < box.scrollLeft) box.scrollLeft = from;
    else if (to > box.scrollLeft + box.clientWidth) box.scrollLeft = to - box.clientWidth;
  }, [at]);
  const keys = (event: KeyboardEvent) => {
    const to = rovedTo(event.key, at, frames.length, frames.length);
    if (to === null) return;
    event.preventDefault();
    onStep(to);
  };
  const pick = ({ target, currentTarget }: MouseEvent) => {
    const tile = [...currentTarget.children].findIndex((one) => one.contains(target as Node));
    if (tile !== -1) onStep(tile);
  };
  const step = frames[at]?.step ?? 0;
  return (
    <div
      ref={strip}
      className="latent-steps"
      role="slider"
      tabIndex={0}
      aria-label="The latent through time"
      aria-valuemin={frames[0]?.step ?? 0}
      aria-valuemax={frames.at(-1)?.step ?? 0}
      aria-valuenow={step}
      aria-valuetext={`step ${whole(step)}`}
      onKeyDown={keys}
      onClick={pick}
    >
      {frames.map((sample, place) => (
        <span key={sample.id} data-shown={place === at || undefined}>
          <LatentTile sample={sample} index={index} />
          {whole(sample.step)}
        </span>
      ))}
    </div>
  );
}
