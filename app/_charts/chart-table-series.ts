import type { HeatBlock } from './gradient-heatmap-series';
import { type Line, indexAt } from './line-series';
import type { Domain } from './svg-scales';

/** What a chart draws as numbers: a row a place on its axis, in groups of columns; null where a group has no point. */
export interface ChartTable {
  places: readonly number[];
  groups: readonly {
    name: string;
    columns: readonly { name: string; values: readonly (number | null)[] }[];
  }[];
}

/** Of each line what was measured, how it is drawn, and how many values of a bucket were not finite. */
export function lineTable(lines: readonly Line[], domain: Domain): ChartTable {
  const places = placesOf(lines, domain);
  return {
    places,
    groups: lines.map((line) => {
      const at = new Map(line.steps.map((step, index) => [step, index]));
      const column = (name: string, valueAt: (index: number) => number) => ({
        name,
        values: places.map((place) => {
          const index = at.get(place);
          return index === undefined ? null : valueAt(index);
        }),
      });
      // A bucket in which nothing was finite has no least and no greatest value; what it had was its last.
      const isLost = (index: number) => line.low[index]! > line.high[index]!;
      const lost = (index: number) => line.source?.last[index] ?? NaN;
      const broken = new Set(line.nonFinite);
      return {
        name: line.title ?? line.label,
        columns: [
          column('mean', (index) => (isLost(index) ? lost(index) : line.values[index]!)),
          column('min', (index) => (isLost(index) ? NaN : line.low[index]!)),
          column('max', (index) => (isLost(index) ? NaN : line.high[index]!)),
          column('smoothed', (index) => line.middle[index]!),
          column(
            'not finite',
            (index) => line.source?.nonFinite[index] ?? Number(broken.has(line.steps[index]!)),
          ),
        ],
      };
    }),
  };
}

/** A group a block, a column a layer, the bottom one first. */
export function heatTable(blocks: readonly HeatBlock[], domain: Domain): ChartTable {
  const places = placesOf(
    blocks.flatMap(({ rows }) => rows),
    domain,
  );
  return {
    places,
    groups: blocks.map(({ title, rows }) => ({
      name: title,
      columns: rows.toReversed().map(({ layer, steps, values }) => {
        const at = new Map(steps.map((step, index) => [step, values[index]!]));
        return { name: layer, values: places.map((place) => at.get(place) ?? null) };
      }),
    })),
  };
}

/** Where any of them has a bucket, in what is shown; the one before reaches into it. */
function placesOf(all: readonly { steps: readonly number[] }[], [from, to]: Domain): number[] {
  const places = new Set<number>();
  for (const { steps } of all)
    for (let at = indexAt(steps, from); at < steps.length && steps[at]! <= to; at += 1)
      places.add(steps[at]!);
  return [...places].sort((a, b) => a - b);
}
