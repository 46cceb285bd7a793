import type { Group } from '@/lib/compare/groups';
import type { Buckets } from '@/lib/series/buckets';
import { gapsOf } from '@/lib/series/gaps';
import { type Line, NO_GAPS, type Shaping, indexAt, shaped, toLine } from '../../_charts/line-series';

type Look = Pick<Line, 'key' | 'label' | 'title' | 'token' | 'dash'>;

/** A run's line where the x axis is not steps: smoothed over its steps, then moved. */
export function placedLine(
  buckets: Buckets | undefined,
  look: Look,
  { dots, shaping }: { dots: boolean; shaping: Shaping },
  toX: (step: number) => number,
): Line | null {
  const measured = toLine(buckets, look);
  if (!measured) return null;
  const line = shaped({ ...measured, dots }, shaping);
  return {
    ...line,
    steps: line.steps.map(toX),
    nonFinite: line.nonFinite.map(toX),
  };
}

/**
 * The mean of a group's lines, smoothed as they are, and the band from the least to the greatest of them, at the places
 * of the line that has the fewest; as far as all of them go. A group of one is that line.
 */
export function groupLine(lines: readonly Line[], look: Look): Line | null {
  const [first, ...others] = lines;
  if (!first) return null;
  if (others.length === 0) return { ...first, ...look };
  const sparse = lines.reduce((one, line) => (line.steps.length < one.steps.length ? line : one));
  const from = Math.max(...lines.map(({ steps }) => steps[0]!));
  const to = Math.min(...lines.map(({ steps }) => steps.at(-1)!));
  const steps = sparse.steps.filter((step) => step >= from && step <= to);
  const at = (key: 'middle' | 'values') =>
    steps.map((step) => lines.map((line) => line[key][indexAt(line.steps, step)] ?? NaN));
  const middles = at('middle');
  const values = at('values').map(mean);
  return {
    ...look,
    steps,
    values,
    low: values,
    high: values,
    middle: middles.map(mean),
    gaps: sparse.dots ? NO_GAPS : gapsOf(steps),
    nonFinite: steps.filter((_, index) => !Number.isFinite(values[index])),
    band: { low: middles.map((all) => Math.min(...all)), high: middles.map((all) => Math.max(...all)) },
    ...(sparse.dots ? { dots: true } : {}),
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The lines of runs, or of groups of them. */
export const grouped = (
  lines: readonly (Line | null)[],
  groups: readonly Group[] | null,
  looks: readonly Look[],
): Line[] =>
  groups
    ? groups.flatMap(({ members }, index) => {
        const found = members.flatMap((member) => lines[member] ?? []);
        return groupLine(found, looks[index]!) ?? [];
      })
    : lines.filter((line) => line !== null);
