import { AxisLeft } from '@visx/axis';
import { GridColumns, GridRows } from '@visx/grid';
import { scaleLinear, scaleLog } from '@visx/scale';
import { memo, useCallback, useMemo } from 'react';
import { number, tick } from '../_components/format';
import { BandNames } from './band-names';
import { type Band, drawBands } from './bands';
import { CanvasLayer, type Ink } from './canvas-layer';
import { drawLine } from './draw-line';
import { GutterLabels } from './gutter-labels';
import { type Line, endsOf } from './line-series';
import type { StillAxis } from './use-step-axis';
import { axisTicks, extent } from './value-axis-series';

export interface Reference {
  value: number;
  label: string;
  dash: string;
}

export interface LinePlotProps {
  title: string;
  lines: readonly Line[];
  references: readonly Reference[];
  log: boolean;
  /** The axis is made for the bulk of what is shown. */
  ignoreOutliers: boolean;
  height: number;
  axis: StillAxis;
  bands: readonly Band[];
  /** The bands are named once, above the first strip. */
  nameBands: boolean;
  /** Values between which D's loss is worth something, tinted. */
  range: readonly [number, number] | null;
  /** A strip of one row: its title stands in the gutter, it has no ticks and no readout. */
  compact: boolean;
}

/** What of a chart does not follow the crosshair: while that moves, nothing here is drawn or laid out again. */
export const LinePlot = memo(function LinePlot({
  title,
  lines,
  references,
  log,
  ignoreOutliers,
  height,
  axis,
  bands,
  nameBands,
  range,
  compact,
}: LinePlotProps) {
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
  return (
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
      <CanvasLayer left={left} width={plot} height={height} draw={draw} />
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
            ...endsOf(lines, domain[1])
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
  );
});
