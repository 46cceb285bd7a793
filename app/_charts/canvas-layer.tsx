'use client';
import { useLayoutEffect, useRef } from 'react';
import { type Ink, type Painter, openPainter } from './paint-loop';

export type { Ink } from './paint-loop';

/** The data layer of a chart: sharp on every screen, drawn again when `draw` or the theme changes. */
export function CanvasLayer({
  left = 0,
  width,
  height,
  draw,
}: {
  /** Where it begins; what is drawn counts from the edge of its chart. Every pixel costs in each frame. */
  left?: number;
  width: number;
  height: number;
  draw: (context: CanvasRenderingContext2D, ink: Ink) => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter>(null);
  useLayoutEffect(() => {
    const opened = openPainter(canvas.current!);
    painter.current = opened;
    return opened.close;
  }, []);
  useLayoutEffect(() => {
    painter.current?.show((ink) =>
      paint(canvas.current!, [left, width, height], (context) => draw(context, ink)),
    );
  }, [left, width, height, draw]);
  return <canvas ref={canvas} style={{ marginLeft: left, width, height }} aria-hidden="true" />;
}

function paint(
  element: HTMLCanvasElement,
  [left, width, height]: readonly [number, number, number],
  draw: (context: CanvasRenderingContext2D) => void,
): void {
  const context = element.getContext('2d');
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  const [columns, rows] = [Math.floor(width * ratio), Math.floor(height * ratio)];
  // Setting a size, even the same, takes new memory.
  if (element.width !== columns) element.width = columns;
  if (element.height !== rows) element.height = rows;
  context.clearRect(0, 0, columns, rows);
  context.save();
  context.scale(ratio, ratio);
  context.translate(-left, 0);
  draw(context);
  context.restore();
}
