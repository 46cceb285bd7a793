'use client';
import type { ReactNode } from 'react';
import { number } from '../_components/format';
import { LineKey } from '../_components/run-mark';
import { summaryOf } from './chart-summary-series';
import { LinePlot, type LinePlotProps } from './line-plot';
import { type Line, indexAt } from './line-series';
import { SortedReadout } from './sorted-readout';
import type { StepAxis } from './use-step-axis';
import { useSummary } from './use-summary';

/** Room for the values beside the axis, between a strip's key and its plot, in CSS pixels. */
const TICKS = 44;

/** The same empty list each time: another one would have the canvas drawn again. */
const NONE: readonly never[] = [];

type Still = 'references' | 'ignoreOutliers' | 'bands' | 'nameBands' | 'range' | 'compact';

export interface LineChartProps
  extends Omit<LinePlotProps, 'axis' | Still>, Partial<Pick<LinePlotProps, Still>> {
  testId: string;
  axis: StepAxis;
  /** Stands beside the title: what one is looking at. */
  about?: ReactNode;
  /** Key of the line that the others are held against. Lines are told by letter then, and sorted by value. */
  baseline?: string | null;
}

/** Lines over steps: axes, grid and references in SVG by visx, the data on a canvas with the same scales. */
export function LineChart({
  title,
  testId,
  lines,
  references = NONE,
  log,
  ignoreOutliers = false,
  height,
  axis,
  bands = NONE,
  nameBands = false,
  range = null,
  about,
  compact = false,
  baseline = null,
}: LineChartProps) {
  const { right, narrow, left, domain, still } = axis;
  const nonFinite = lines.reduce((total, line) => total + line.nonFinite.length, 0);
  const summary = useSummary(() => summaryOf(title, lines, domain));
  return (
    <figure
      className={compact ? 'chart compact' : 'chart'}
      data-testid={testId}
      data-points={lines[0]?.steps.length ?? 0}
      data-last-step={lines[0]?.steps.at(-1) ?? 0}
      data-nonfinite={nonFinite}
      aria-label={summary}
    >
      {!compact && (
        <header style={{ paddingRight: right }}>
          <h2>{title}</h2>
          {about}
          <ul className="key" style={{ width: narrow ? undefined : left - TICKS }}>
            {lines.map((line) => (
              <li key={line.key}>
                <LineKey {...line} /> {line.title ?? line.label}
              </li>
            ))}
          </ul>
          {baseline === null ? (
            <Readout lines={lines} axis={axis} nonFinite={nonFinite} />
          ) : (
            <SortedReadout lines={lines} axis={axis} baseline={baseline} nonFinite={nonFinite} />
          )}
        </header>
      )}
      <LinePlot
        axis={still}
        {...{ title, lines, references, log, ignoreOutliers, height, bands, nameBands, range, compact }}
      />
    </figure>
  );
}

/** The values under the crosshair: on the title's line, never on the data. */
function Readout({
  lines,
  axis: { cursor },
  nonFinite,
}: {
  lines: readonly Line[];
  axis: StepAxis;
  nonFinite: number;
}) {
  const at = cursor && lines.map((line) => ({ line, index: indexAt(line.steps, cursor.step) }));
  return (
    <output>
      {nonFinite > 0 && <span style={{ color: 'var(--crit)' }}>✕ {nonFinite} not finite</span>}
      {at?.map(({ line, index }) => (
        <b key={line.key} style={{ color: `var(${line.token})` }}>
          {line.label} {number(line.middle[index] ?? NaN)}
        </b>
      ))}
      {at && <span>raw {at.map(({ line, index }) => number(line.values[index] ?? NaN)).join(' / ')}</span>}
    </output>
  );
}
