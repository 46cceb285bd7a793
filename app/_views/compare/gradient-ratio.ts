import type { HeatBlock, HeatRow } from '../../_charts/gradient-heatmap-series';
import { indexAt } from '../../_charts/line-series';

/** The second run's gradient through the first's, of the layers that both have, as far as both go. */
export function ratioBlocks(first: readonly HeatBlock[], second: readonly HeatBlock[]): HeatBlock[] {
  return first.map((block) => {
    const others = second.find(({ group }) => group === block.group)?.rows ?? [];
    const rows = block.rows.flatMap((row) => {
      const other = others.find(({ layer }) => layer === row.layer);
      return other && other.steps.length > 0 && row.steps.length > 0 ? [ratioRow(row, other)] : [];
    });
    return { ...block, rows };
  });
}

function ratioRow(row: HeatRow, other: HeatRow): HeatRow {
  const sparse = row.steps.length <= other.steps.length ? row : other;
  const end = Math.min(row.steps.at(-1)!, other.steps.at(-1)!);
  const steps = sparse.steps.filter((step) => step <= end);
  const at = ({ steps: known, values }: HeatRow, step: number) => values[indexAt(known, step)]!;
  return { ...row, steps, values: steps.map((step) => at(other, step) / at(row, step)) };
}
