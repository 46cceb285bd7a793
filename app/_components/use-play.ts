'use client';
import { useEffect, useState } from 'react';
import type { Sample } from '@/lib/protocol/entities';
import { loadImage } from './load-image';

/** Between two steps, in milliseconds: under three flashes a second. */
const PLAY_MS = 350;

/**
 * Goes through samples one after the other, each once its image is here, to the newest. `shown` is null while nothing
 * plays; `onStop` is told where it came to.
 */
export function usePlay(frames: readonly Sample[], onStop: (at: Sample) => void) {
  const [at, setAt] = useState<number | null>(null);
  const shown = at === null ? null : (frames[at] ?? null);
  useEffect(() => {
    if (at === null) return;
    const next = frames[at + 1];
    let gone = false;
    const stay = new Promise((resolve) => setTimeout(resolve, PLAY_MS));
    void Promise.all([stay, next && isHere(next)]).then(() => {
      if (gone) return;
      const isLast = at + 2 >= frames.length;
      setAt(isLast ? null : at + 1);
      if (isLast) onStop(frames.at(-1)!);
    });
    return () => {
      gone = true;
    };
  }, [at, frames, onStop]);
  const stop = () => {
    if (!shown) return;
    setAt(null);
    onStop(shown);
  };
  return {
    shown,
    stop,
    /** From the beginning, where nothing is left. */
    toggle: (from: Sample) => {
      if (shown) return stop();
      const place = frames.indexOf(from);
      setAt(place >= frames.length - 1 ? 0 : place);
    },
  };
}

/** Points are drawn as they arrive; an image that cannot be had is passed over, for the connection is gone then. */
const isHere = (sample: Sample) => sample.form !== 'points' && loadImage(sample).catch(() => undefined);
