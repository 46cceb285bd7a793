import type { Band } from '../../_charts/bands';
import { LineChart, type LineChartProps } from '../../_charts/line-chart';
import { type Measured, dottedLine, present, shaped, toLine, withSpread } from '../../_charts/line-series';
import { D, G } from '../run/players';
import { LONG_NAME, bucketsOf, fallingCurve, withSpecials } from './numbers';
import { OnAxis } from './on-axis';
import type { Piece } from './piece';

const LENGTH = 1200;
const d = { ...D, key: 'd', label: 'D' };
const g = { ...G, key: 'g', label: 'G' };
const BUSY = present([
  toLine(bucketsOf(fallingCurve(LENGTH, 1)), d),
  toLine(bucketsOf(fallingCurve(LENGTH, 2, 0.6, 6)), g),
]);
const SPECIAL = present([toLine(bucketsOf(withSpecials(fallingCurve(200, 3))), d)]);
const BANDS: readonly Band[] = [
  { from: 300, to: 500, title: 'D ahead', token: '--watch' },
  { from: 800, to: 900, title: 'Not a number', token: '--crit' },
];

/** Every fiftieth is a thousand times as large. */
const withOutliers = (values: readonly number[]) =>
  values.map((value, index) => (index % 50 === 25 ? 1000 * value : value));

const piece = (
  name: string,
  measured: readonly Measured[],
  props: Partial<LineChartProps> & { last?: number } = {},
): Piece => {
  const lines = measured.map((line) => shaped(line));
  const { last = Math.max(0, ...lines.map(({ steps }) => steps.at(-1) ?? 0)), ...more } = props;
  return {
    name: `line-${name}`,
    draw: () => (
      <OnAxis last={last}>
        {(axis) => (
          <LineChart title="Title" testId={name} lines={lines} log height={120} axis={axis} {...more} />
        )}
      </OnAxis>
    ),
  };
};

export const LINES: readonly Piece[] = [
  piece('empty', []),
  piece('empty-linear', [], { log: false }),
  piece('one-point', present([toLine(bucketsOf([0.7]), d)])),
  piece('flat', present([toLine(bucketsOf(Array(50).fill(0.5)), d)]), { log: false }),
  piece('busy', BUSY),
  piece('busy-linear', BUSY, { log: false }),
  piece('buckets', present([toLine(bucketsOf(fallingCurve(LENGTH, 4), { width: 16 }), d)])),
  piece('zero-and-not-finite', SPECIAL),
  piece('zero-and-not-finite-linear', SPECIAL, { log: false }),
  piece('all-not-finite', present([toLine(bucketsOf(Array(20).fill(NaN)), d)])),
  piece(
    'gaps',
    present([
      toLine(
        bucketsOf(fallingCurve(200, 5), {
          steps: Array.from({ length: 200 }, (_, index) => (index < 100 ? index : index + 300)),
        }),
        d,
      ),
    ]),
  ),
  piece(
    'dots',
    present([dottedLine(bucketsOf([4, 2, 1, 0.5, NaN, 0.4], { steps: [0, 100, 200, 300, 400, 500] }), g)]),
  ),
  piece(
    'spread',
    present([
      withSpread(
        toLine(bucketsOf(fallingCurve(300, 6, 0.9, 0.5)), d),
        bucketsOf(Array.from({ length: 300 }, (_, index) => 0.05 + index / 3000)),
      ),
    ]),
    { log: false },
  ),
  piece('references-and-alerts', BUSY, {
    references: [
      { value: 1.386, label: 'chance 1.386', dash: '6 3' },
      { value: 0.4, label: 'label floor 0.400', dash: '1 3' },
    ],
    range: [0.4, 1.386],
    bands: BANDS,
    nameBands: true,
  }),
  piece('outliers-ignored', present([toLine(bucketsOf(withOutliers(fallingCurve(300, 8))), d)]), {
    ignoreOutliers: true,
    log: false,
  }),
  piece('wide-range', present([toLine(bucketsOf([1e-7, 1e-3, 1, 1e3, 1e6]), d)])),
  piece('million-steps', present([toLine(bucketsOf([3, 2, 1], { steps: [0, 500_000, 1_000_000] }), d)])),
  piece('long-names', present([toLine(bucketsOf(fallingCurve(100, 7)), { ...d, title: LONG_NAME })])),
  piece('compact', BUSY, { compact: true, height: 34 }),
];
