import { scaleLinear } from '@visx/scale';

/** Data lie in [-1, 1]; one frame for all steps and runs, so that they compare. */
const REACH = 1.2;

export interface Placed {
  inside: (readonly [number, number])[];
  /** Where they leave the frame. */
  outside: (readonly [number, number])[];
  /** Points that are not numbers. */
  lost: number;
}

/** x, y of each point in turn, on a square of `size` pixels with y upwards. */
export function placePoints(points: Float32Array, size: number): Placed {
  const x = scaleLinear({ domain: [-REACH, REACH], range: [0, size], clamp: true });
  const y = scaleLinear({ domain: [-REACH, REACH], range: [size, 0], clamp: true });
  const placed: Placed = { inside: [], outside: [], lost: 0 };
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [a, b] = [points[at]!, points[at + 1]!];
    if (Number.isNaN(a) || Number.isNaN(b)) placed.lost += 1;
    else if (Math.max(Math.abs(a), Math.abs(b)) > REACH) placed.outside.push([x(a), y(b)]);
    else placed.inside.push([x(a), y(b)]);
  }
  return placed;
}
