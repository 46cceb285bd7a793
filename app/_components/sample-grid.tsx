'use client';
import { useEffect, useRef } from 'react';
import type { Sample } from '@/lib/protocol/entities';

/** A stored grid, drawn tile by tile with a pixel between them, never smoothed or recoloured. */
export function SampleGrid({
  sample,
  title,
  detail,
  testId,
  columnNames = null,
}: {
  sample: Sample | null;
  title: string;
  detail: string;
  testId: string;
  /** What each column shows, where that is said. */
  columnNames?: readonly string[] | null;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!sample) return;
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
  return (
    <figure data-testid={testId} data-step={sample?.step ?? ''}>
      {columnNames && (
        <div className="column-names" aria-hidden="true">
          {columnNames.map((name, column) => (
            <span key={column} title={name}>
              {name}
            </span>
          ))}
        </div>
      )}
      {sample ? (
        <canvas ref={canvas} role="img" aria-label={`${title}, ${detail}`} />
      ) : (
        <p className="muted">none yet</p>
      )}
      <figcaption>
        <b>{title}</b> {detail}
      </figcaption>
    </figure>
  );
}
