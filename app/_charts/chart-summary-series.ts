import { median } from '@/lib/series/median';
import { number } from '../_components/format';
import type { HeatBlock } from './gradient-heatmap-series';
import { type Line, indexAt } from './line-series';
import type { Domain } from './svg-scales';

/** Less than this share of its range from the first quarter of what is shown to the last one: level. */
const LEVEL = 0.1;
/** Fewer points go nowhere yet. */
const FEWEST = 8;

/**
 * What a chart of lines shows, for those who do not see it: of each line its newest value, range and course over what
 * is shown, and how much of it was not finite.
 */
export function summaryOf(title: string, lines: readonly Line[], domain: Domain): string {
  const said = lines.map((line) => {
    const { middle, low, high, source, nonFinite } = line;
    const [from, to] = shownOf(line.steps, domain);
    const [least, greatest] = rangeOf([...low.slice(from, to), ...high.slice(from, to)]);
    const lost =
      source?.nonFinite.slice(from, to).reduce((sum, count) => sum + count, 0) ??
      nonFinite.filter((step) => step >= domain[0] && step <= domain[1]).length;
    return [
      `${line.title ?? line.label} ${number(middle[to - 1] ?? NaN)}`,
      least <= greatest && `between ${number(least)} and ${number(greatest)}`,
      courseOf(middle.slice(from, to)),
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

function courseOf(values: readonly number[]): string | null {
  const quarter = Math.floor(values.length / 4);
  const [least, greatest] = rangeOf(values);
  if (values.length < FEWEST || least > greatest) return null;
  const moved = median(values.slice(-quarter)) - median(values.slice(0, quarter));
  if (Number.isNaN(moved)) return null;
  if (Math.abs(moved) <= LEVEL * (greatest - least)) return 'level';
  return moved > 0 ? 'rising' : 'falling';
}
