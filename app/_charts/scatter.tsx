'use client';
import { useCallback, useMemo } from 'react';
import { CanvasLayer, type Ink } from './canvas-layer';
import { type Placed, placePoints } from './scatter-series';

interface ScatterProps {
  /** Of the square, in pixels. */
  size: number;
  points: Float32Array;
  token: '--g' | '--ink2';
  /** What they are compared with, faint behind. */
  behind?: Float32Array | null;
  label: string;
}

/** Points in the plane, in one frame at all steps. Those beyond it are hollow, on its edge. */
export function Scatter({ size, points, token, behind = null, label }: ScatterProps) {
  const placed = useMemo(() => placePoints(points, size), [points, size]);
  const faint = useMemo(() => behind && placePoints(behind, size), [behind, size]);
  const draw = useCallback(
    (context: CanvasRenderingContext2D, ink: Ink) => {
      const radius = Math.max(0.8, size / 160);
      if (faint) drawDots(context, faint, { radius: 1.4 * radius, colour: ink('--ink3'), alpha: 0.16 });
      drawDots(context, placed, { radius, colour: ink(token), alpha: 0.7 });
    },
    [placed, faint, size, token],
  );
  const { inside, outside, lost } = placed;
  return (
    <div
      className="scatter"
      role="img"
      aria-label={label}
      data-inside={inside.length}
      style={{ width: size, height: size }}
    >
      <CanvasLayer width={size} height={size} draw={draw} />
      {size > 100 && outside.length + lost > 0 && (
        <span>
          {outside.length > 0 && `${outside.length} outside `}
          {lost > 0 && <b>{lost} not a number</b>}
        </span>
      )}
    </div>
  );
}

function drawDots(
  context: CanvasRenderingContext2D,
  { inside, outside }: Placed,
  { radius, colour, alpha }: { radius: number; colour: string; alpha: number },
) {
  context.globalAlpha = alpha;
  context.fillStyle = context.strokeStyle = colour;
  for (const [x, y] of inside) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }
  for (const [x, y] of outside) {
    context.beginPath();
    context.arc(x, y, 2 * radius, 0, 2 * Math.PI);
    context.stroke();
  }
  context.globalAlpha = 1;
}
