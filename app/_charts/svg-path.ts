import type { Line } from './line-series';
import { type Scale, round } from './svg-scales';

/** A line through what `values` gives at each bucket, broken at gaps and where a value was not finite. */
function pathOf(
  { steps, nonFinite, gaps }: Line,
  values: (index: number) => readonly number[],
  x: Scale,
  y: Scale,
): string {
  const broken = new Set(nonFinite);
  let path = '';
  let open = false;
  for (const [index, step] of steps.entries()) {
    if (gaps.has(index)) open = false;
    for (const value of values(index)) {
      const isDrawn = Number.isFinite(value) && !broken.has(step);
      if (isDrawn) path += `${open ? 'L' : 'M'}${round(x(step))} ${round(y(value))}`;
      open = isDrawn;
    }
  }
  return path;
}

/** Every bucket's least and greatest value: a spike stays, however many steps a bucket has. */
export const coursePath = (line: Line, x: Scale, y: Scale) =>
  pathOf(
    line,
    (at) => (line.low[at] === line.high[at] ? [line.low[at]!] : [line.low[at]!, line.high[at]!]),
    x,
    y,
  );

export const medianPath = (line: Line, x: Scale, y: Scale) => pathOf(line, (at) => [line.middle[at]!], x, y);
