'use client';
import { AxisLeft } from '@visx/axis';
import { GridColumns, GridRows } from '@visx/grid';
import { scaleLinear, scaleLog } from '@visx/scale';
import { type ReactNode, useCallback, useMemo } from 'react';
import { number, tick } from '../_components/format';
import { LineKey } from '../_components/run-mark';
import { BandNames } from './band-names';
import { type Band, drawBands } from './bands';
import { CanvasLayer, type Ink } from './canvas-layer';
import { summaryOf } from './chart-summary-series';
import { drawLine } from './draw-line';
import { SortedReadout } from './sorted-readout';
import { GutterLabels } from './gutter-labels';
import { type Line, indexAt } from './line-series';
import type { StepAxis } from './use-step-axis';
import { axisTicks, extent } from './value-axis-series';

export interface Reference {
  value: number;
  label: string;
  dash: string;
}

/** Room for the values beside the axis, between a strip's key and its plot, in CSS pixels. */
const TICKS = 44;

/** The same empty list each time: another one would have the canvas drawn again. */
const NONE: readonly never[] = [];

export interface LineChartProps {
  title: string;
  testId: string;
  lines: readonly Line[];
  references?: readonly Reference[];
  log: boolean;
  /** The axis is made for the bulk of what is shown. */
  ignoreOutliers?: boolean;
  height: number;
  axis: StepAxis;
  bands?: readonly Band[];
  /** The bands are named once, above the first strip. */
  nameBands?: boolean;
  /** Values between which D's loss is worth something, tinted. */
  range?: readonly [number, number] | null;
  /** Stands beside the title: what one is looking at. */
  about?: ReactNode;
  /** A strip of one row: its title stands in the gutter, it has no ticks and no readout. */
  compact?: boolean;
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
  const { width, left, right, narrow, domain, x } = axis;
  const [low, high] = useMemo(
    () =>
      extent(
        lines,
        references.map(({ value }) => value),
        log,
        domain,
        ignoreOutliers,
      ),
    [lines, references, log, domain, ignoreOutliers],
  );
  const y = useMemo(
    () =>
      log
        ? scaleLog<number>({ domain: [low, high], range: [height - 2, 4] })
        : scaleLinear<number>({ domain: [low, high], range: [height - 2, 4] }),
    [log, low, high, height],
  );
  const place = useCallback((value: number) => y(log ? Math.max(value, low) : value), [y, log, low]);
  const ticks = useMemo(() => (compact ? [] : axisTicks(low, high, log)), [compact, low, high, log]);
  const plot = width - left - right;
  const draw = useCallback(
    (context: CanvasRenderingContext2D, ink: Ink) => {
      context.beginPath();
      context.rect(left, 0, plot, height);
      context.clip();
      if (range) {
        context.fillStyle = ink('--d');
        context.globalAlpha = 0.05;
        context.fillRect(left, place(range[1]), plot, place(range[0]) - place(range[1]));
      }
      drawBands(context, bands, x, height, ink);
      for (const line of lines) drawLine(context, line, x, place, ink, { height, range: [low, high] });
    },
    [lines, x, place, left, plot, height, bands, range, low, high],
  );
  const nonFinite = lines.reduce((total, line) => total + line.nonFinite.length, 0);
  const ends = lines.map((line) => ({ line, value: line.middle[indexAt(line.steps, domain[1])] ?? NaN }));
  const summary = useMemo(() => summaryOf(title, lines, domain), [title, lines, domain]);
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
      <div className="layers">
        {/* Before the data in the page, so behind them. */}
        <svg width={width} height={height}>
          <GridRows scale={y} left={left} width={plot} tickValues={ticks} stroke="var(--line)" />
          <GridColumns
            scale={axis.scale}
            height={height}
            tickValues={axis.ticks}
            stroke="var(--line)"
            strokeDasharray="1 3"
          />
        </svg>
        <CanvasLayer width={width} height={height} draw={draw} />
        <svg width={width} height={height}>
          {compact && (
            <text x={left - 8} y={height / 2} dy="0.35em" textAnchor="end">
              {narrow ? '' : title}
            </text>
          )}
          <AxisLeft
            scale={y}
            left={left}
            tickValues={ticks}
            hideAxisLine
            hideTicks
            tickFormat={(value) => tick(Number(value))}
          />
          {references.map(({ label, value, dash }) => (
            <line
              key={label}
              x1={left}
              x2={width - right}
              y1={place(value)}
              y2={place(value)}
              stroke="var(--ink3)"
              strokeDasharray={dash}
            />
          ))}
          <GutterLabels
            left={width - right}
            height={height}
            labels={[
              ...ends
                .filter(({ value }) => Number.isFinite(value))
                .map(({ line, value }) => ({
                  text: compact ? number(value) : `${line.label} ${number(value)}`,
                  token: line.token,
                  y: place(value),
                })),
              ...references.map(({ label, value }) => ({
                // The narrow gutter has room for the name; its value stands on the axis.
                text: narrow ? label.replace(/ [^ ]*$/, '') : label,
                token: null,
                y: place(value),
              })),
            ]}
          />
          {!compact && <line x1={left} x2={width - right} y1={height} y2={height} stroke="var(--line2)" />}
        </svg>
        {nameBands && <BandNames bands={bands} axis={axis} />}
      </div>
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
