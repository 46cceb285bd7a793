'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Sample } from '@/lib/protocol/entities';
import { loadImage } from './load-image';

/** How far two grids are apart, pixel by pixel and colour by colour: black where they are the same. */
export function SampleDifference({
  first,
  second,
  title,
}: {
  first: Sample;
  second: Sample;
  /** Which two they are. */
  title: ReactNode;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    void Promise.all([loadImage(first), loadImage(second)]).then(
      ([a, b]) => {
        const context = canvas.current?.getContext('2d');
        if (gone || !context) return;
        const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
        context.canvas.width = width;
        context.canvas.height = height;
        context.drawImage(a, 0, 0);
        context.globalCompositeOperation = 'difference';
        context.drawImage(b, 0, 0);
        context.globalCompositeOperation = 'source-over';
      },
      () => undefined, // the connection is gone, which the page says
    );
    return () => {
      gone = true;
    };
  }, [first, second]);
  return (
    <figure data-testid="sample-difference">
      <canvas ref={canvas} role="img" aria-label="Difference of the samples" />
      <figcaption>
        <b>{title}</b> the brighter, the more they differ
      </figcaption>
    </figure>
  );
}
