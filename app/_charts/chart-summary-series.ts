import { median } from '@/lib/series/median';
import { number } from '../_components/format';
import type { HeatBlock } from './gradient-heatmap-series';
import { type Line, indexAt } from './line-series';
import type { Domain } from './svg-scales';

/** Moved by less than this share of where eight of ten values lie: level. A spike does not count. */
const LEVEL = 0.1;
/** Fewer points go nowhere yet. */
const FEWEST = 8;

/**
 * What a chart of lines shows, for those who do not see it: of each line its newest value, range and course over what
 * is shown, and how much of it was not finite.
 */
export function summaryOf(title: string, lines: readonly Line[], domain: Domain): string {
  const said = lines.map((line) => {
    const { values, middle, low, high, source, nonFinite } = line;
    const [from, to] = shownOf(line.steps, domain);
    const [least, greatest] = rangeOf([...low.slice(from, to), ...high.slice(from, to)]);
    const lost =
      source?.nonFinite.slice(from, to).reduce((sum, count) => sum + count, 0) ??
      nonFinite.filter((step) => step >= domain[0] && step <= domain[1]).length;
    return [
      `${line.title ?? line.label} ${number(middle[to - 1] ?? NaN)}`,
      least <= greatest && `between ${number(least)} and ${number(greatest)}`,
      courseOf(values.slice(from, to)),
      lost > 0 && `${lost} not finite`,
    ]
      .filter(Boolean)
      .join(', ');
  });
  return `${title}: ${said.join('; ') || 'no points yet'}`;
}

/** The same of a block of the heatmap: a layer has its newest norm. */
export function heatSummaryOf({ title, rows }: HeatBlock, domain: Domain): string {
  const shown = rows.map(({ layer, steps, values }) => ({
    layer,
    values: values.slice(...shownOf(steps, domain)),
  }));
  const all = shown.flatMap(({ values }) => values);
  const [least, greatest] = rangeOf(all);
  const lost = all.filter((value) => !Number.isFinite(value)).length;
  return [
    `Gradient norm of each layer, ${title}, newest: ${shown.map(({ layer, values }) => `${layer} ${number(values.at(-1) ?? NaN)}`).join(', ')}`,
    least <= greatest && `between ${number(least)} and ${number(greatest)}`,
    lost > 0 && `${lost} not finite`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** From which index to which; the bucket before what is shown reaches into it. */
function shownOf(steps: readonly number[], [from, to]: Domain): [number, number] {
  return steps.length === 0 ? [0, 0] : [indexAt(steps, from), indexAt(steps, to) + 1];
}

function rangeOf(values: readonly number[]): [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return [least, greatest];
}

/** From the first quarter of the values to the last one, against how far most of them lie apart. */
function courseOf(values: readonly number[]): string | null {
  const finite = values.filter(Number.isFinite);
  if (finite.length < FEWEST) return null;
  const quarter = Math.floor(finite.length / 4);
  const moved = median(finite.slice(-quarter)) - median(finite.slice(0, quarter));
  const sorted = Float64Array.from(finite).sort();
  const [low, high] = [0.1, 0.9].map((share) => sorted[Math.floor(share * (sorted.length - 1))]!);
  if (Math.abs(moved) <= LEVEL * (high! - low!)) return 'level';
  return moved > 0 ? 'rising' : 'falling';
}
