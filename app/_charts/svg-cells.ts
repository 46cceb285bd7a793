import { gapsOf } from '@/lib/series/gaps';
import { GAP, type HeatRow, ROW } from './gradient-heatmap-series';
import { type Domain, type Scale, round } from './svg-scales';

/** A cell's shade: a whole number below this; `not-finite` is another colour. */
export const SHADES = 24;

/** A path a shade over all rows; neighbours of one shade are one cell, and what is exactly 0 is left empty. */
export function cellPaths(rows: readonly HeatRow[], [low, high]: Domain, x: Scale): Map<Shade, string> {
  const shadeOf = (value: number): Shade | null => {
    if (!Number.isFinite(value)) return 'not-finite';
    if (value <= 0) return null;
    const share = Math.min(1, Math.max(0, (Math.log10(value) - low) / (high - low)));
    return Math.round(share * (SHADES - 1));
  };
  const paths = new Map<Shade, string>();
  for (const [row, { steps, values }] of rows.entries()) {
    const gaps = gapsOf(steps);
    const stride = steps.length > 1 ? steps[1]! - steps[0]! : 1;
    for (let at = 0; at < steps.length;) {
      const shade = shadeOf(values[at]!);
      let end = at + 1;
      while (end < steps.length && !gaps.has(end) && shadeOf(values[end]!) === shade) end += 1;
      const reach = gaps.get(end) ?? steps[end] ?? steps[end - 1]! + stride;
      const [from, to] = [round(x(steps[at]!)), round(x(reach))];
      const cell = `M${from} ${row * (ROW + GAP)}H${to}v${ROW}H${from}z`;
      if (shade !== null) paths.set(shade, (paths.get(shade) ?? '') + cell);
      at = end;
    }
  }
  return paths;
}

export type Shade = number | 'not-finite';
