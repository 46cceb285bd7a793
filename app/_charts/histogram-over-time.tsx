import { whole } from '../_components/format';
import type { Column } from './histogram-over-time-series';

const ROW = 4;

/** How the magnitudes moved: a column a measurement, the largest decade on top, as dark as its share. */
export function HistogramOverTime({
  columns,
  width,
  token,
}: {
  columns: readonly Column[];
  /** In CSS pixels, as the histogram that it stands beside. */
  width: number;
  token: `--${string}`;
}) {
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last || columns.length < 2) return null;
  const rows = first.shares.length;
  const most = Math.max(...columns.flatMap(({ shares }) => shares)) || 1;
  const size = width / columns.length;
  return (
    <svg
      width={width}
      height={rows * ROW + 16}
      role="img"
      aria-label={`${columns.length} measurements, step ${whole(first.step)} to ${whole(last.step)}`}
    >
      {columns.map(({ step, shares }, column) =>
        shares.map((share, bin) => (
          <rect
            key={`${step} ${bin}`}
            x={column * size}
            y={(rows - 1 - bin) * ROW}
            width={size}
            height={ROW}
            fill={`var(${token})`}
            fillOpacity={share / most}
          />
        )),
      )}
      <line x2={width} y1={rows * ROW} y2={rows * ROW} stroke="var(--line2)" />
      <text y={rows * ROW + 13}>step {whole(first.step)}</text>
      <text x={width} y={rows * ROW + 13} textAnchor="end">
        {whole(last.step)}
      </text>
    </svg>
  );
}
