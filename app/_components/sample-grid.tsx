'use client';
import { useEffect, useRef } from 'react';
import type { Sample } from '@/lib/protocol/entities';

/** A stored grid, drawn tile by tile with a pixel between them, never smoothed or recoloured. */
export function SampleGrid({ sample, label }: { sample: Sample; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    const image = new Image();
    image.onload = () => {
      const context = canvas.current?.getContext('2d');
      if (gone || !context) return;
      const { columns, rows, tileWidth, tileHeight } = sample;
      context.canvas.width = columns * (tileWidth + 1) - 1;
      context.canvas.height = rows * (tileHeight + 1) - 1;
      for (let row = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1) {
          const [x, y] = [column * tileWidth, row * tileHeight];
          context.drawImage(image, x, y, tileWidth, tileHeight, x + column, y + row, tileWidth, tileHeight);
        }
      }
    };
    image.src = `/api/images/${sample.hash}`;
    return () => {
      gone = true;
    };
  }, [sample]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}
