import { GradientHeatmap } from '../../_charts/gradient-heatmap';
import { type HeatBlock, type HeatRow, heatScale } from '../../_charts/gradient-heatmap-series';
import { LONG_NAME, fallingCurve, withSpecials } from './numbers';
import { OnAxis } from './on-axis';
import type { Piece } from './piece';

const NO_BANDS: readonly never[] = [];

const row = (
  layer: string,
  values: readonly number[],
  steps: readonly number[] = [...values.keys()],
): HeatRow => ({
  layer,
  label: layer,
  steps,
  values,
});
const rows = (count: number, valuesOf: (index: number) => readonly number[]) =>
  Array.from({ length: count }, (_, index) => row(`layer ${count - index}`, valuesOf(index)));

const piece = (
  name: string,
  layers: HeatRow[],
  bands: Parameters<typeof GradientHeatmap>[0]['bands'] = NO_BANDS,
): Piece => {
  const block: HeatBlock = { group: 'g', title: 'G', rows: layers };
  const scale = heatScale([block]);
  const last = Math.max(0, ...layers.map(({ steps }) => steps.at(-1) ?? 0));
  return {
    name: `heatmap-${name}`,
    draw: () => (
      <OnAxis last={last}>
        {(axis) => <GradientHeatmap block={block} scale={scale} axis={axis} bands={bands} />}
      </OnAxis>
    ),
  };
};

export const HEATMAPS: readonly Piece[] = [
  piece(
    'empty',
    rows(3, () => []),
  ),
  piece(
    'one-point',
    rows(3, (index) => [10 ** -index]),
  ),
  piece(
    'few',
    rows(3, (index) => fallingCurve(40, index + 1, 10 ** -index, 10 ** (-index - 1))),
  ),
  piece(
    'zero-and-not-finite',
    rows(3, (index) => withSpecials(fallingCurve(60, index + 1))),
  ),
  piece(
    'zero-and-not-finite-narrow',
    rows(3, (index) => withSpecials(fallingCurve(1200, index + 1))),
  ),
  piece(
    'all-zero',
    rows(2, () => Array<number>(30).fill(0)),
  ),
  piece('begins-late', [
    row(
      'late',
      fallingCurve(20, 1),
      Array.from({ length: 20 }, (_, index) => 30 + index),
    ),
    row('whole', fallingCurve(50, 2)),
  ]),
  piece('long-names', [row(LONG_NAME, fallingCurve(40, 1)), row('short', fallingCurve(40, 2))]),
  piece(
    'alert',
    rows(3, (index) => fallingCurve(100, index + 1)),
    [{ from: 60, to: 100, title: 'Vanishing gradient', token: '--crit' }],
  ),
  piece(
    'busy',
    rows(40, (index) => fallingCurve(1200, index + 1, 2, 10 ** (-index / 10))),
  ),
];
