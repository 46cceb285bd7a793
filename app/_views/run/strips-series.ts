import type { RunSetup } from '@/lib/protocol/entities';
import type { Buckets } from '@/lib/series/buckets';
import type { Reference } from '../../_charts/line-plot';
import { type Line, type Shaping, shaped } from '../../_charts/line-series';
import type { GradientStrip, LineStrip, Strip } from './strips';

/** A strip with what it draws; the gradients find theirs by themselves. */
export type DrawnStrip =
  | {
      strip: LineStrip;
      lines: Line[];
      references: readonly Reference[];
      range: readonly [number, number] | null;
    }
  | { strip: GradientStrip; lines: null };

/** Of these strips those that have something to draw, or will have. */
export const drawnStrips = (
  strips: readonly Strip[],
  byTag: ReadonlyMap<string, Buckets>,
  setup: RunSetup | null,
  shaping: Shaping,
): DrawnStrip[] =>
  strips.flatMap((strip): DrawnStrip[] => {
    if (strip.lines === null) return setup ? [{ strip, lines: null }] : [];
    const lines = strip.lines(byTag, setup).map((line) => shaped(line, shaping));
    if (lines.length === 0 && !strip.awaited) return [];
    const references = strip.references?.(setup) ?? [];
    return [{ strip, lines, references, range: strip.range?.(setup) ?? null }];
  });
