'use client';
import { number } from '../_components/format';
import { type Line, sortedAt } from './line-series';
import type { StepAxis } from './use-step-axis';

/** The values of all runs under the crosshair, the largest first, with their differences to the baseline. */
export function SortedReadout({
  lines,
  axis: { cursor },
  baseline,
  nonFinite,
}: {
  lines: readonly Line[];
  axis: StepAxis;
  baseline: string;
  nonFinite: number;
}) {
  const values = cursor ? sortedAt(lines, cursor.step) : [];
  const from = values.find(({ line }) => line.key === baseline)?.value ?? NaN;
  return (
    <output className="sorted">
      {nonFinite > 0 && <span style={{ color: 'var(--crit)' }}>✕ {nonFinite} not finite</span>}
      {values.map(({ line, value }) => (
        <span key={line.key}>
          <b style={{ color: `var(${line.token})` }}>{line.label}</b> <b>{number(value)}</b>
          {line.key !== baseline && Number.isFinite(value - from) && (
            <small>
              {' '}
              {value >= from ? '+' : ''}
              {number(value - from)}
            </small>
          )}
        </span>
      ))}
    </output>
  );
}
