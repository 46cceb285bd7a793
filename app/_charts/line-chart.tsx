'use client';
import { AxisBottom, AxisLeft } from '@visx/axis';
import { GridRows } from '@visx/grid';
import { scaleLinear, scaleLog } from '@visx/scale';
import { type ReactNode, useCallback, useMemo } from 'react';
import { number, whole } from '../_components/format';
import { LineKey } from '../_components/run-mark';
import { CanvasLayer, type Ink } from './canvas-layer';
import { drawLine } from './draw-line';
import { type Line, axisTicks, extent, indexAt } from './line-series';
import { NARROW, type StepAxis } from './use-step-axis';

export interface Reference {
  value: number;
  label: string;
  dash: string;
}

/** The same empty list each time: another one would have the canvas drawn again. */
const NONE: readonly never[] = [];

interface LineChartProps {
  title: string;
  testId: string;
  lines: readonly Line[];
  references?: readonly Reference[];
  log: boolean;
  height: number;
  axis: StepAxis;
  /** Steps that an alert spans. */
  bands?: readonly { from: number; to: number }[];
  controls?: ReactNode;
  showSteps?: boolean;
}

/** Lines over steps: axes, grid and references in SVG by visx, the data on a canvas with the same scales. */
export function LineChart({
  title,
  testId,
  lines,
  references = NONE,
  log,
  height,
  axis,
  bands = NONE,
  controls,
  showSteps = false,
}: LineChartProps) {
  const { width, left, right, domain, cursor } = axis;
  const [low, high] = useMemo(
    () =>
      extent(
        lines,
        references.map(({ value }) => value),
        log,
      ),
    [lines, references, log],
  );
  const x = useMemo(
    () => scaleLinear({ domain: [...domain], range: [left, width - right] }),
    [domain, left, width, right],
  );
  const y = useMemo(
    () =>
      log
        ? scaleLog<number>({ domain: [low, high], range: [height - 4, 4] })
        : scaleLinear<number>({ domain: [low, high], range: [height - 4, 4] }),
    [log, low, high, height],
  );
  const narrow = width < NARROW;
  const ticks = useMemo(() => axisTicks(low, high, log), [low, high, log]);
  const draw = useCallback(
    (context: CanvasRenderingContext2D, ink: Ink) => {
      const place = (value: number) => y(log ? Math.max(value, low) : value);
      context.beginPath();
      context.rect(left, 0, width - left - right, height);
      context.clip();
      context.fillStyle = ink('--watch');
      context.globalAlpha = 0.08;
      for (const { from, to } of bands) context.fillRect(x(from), 0, Math.max(1, x(to) - x(from)), height);
      for (const line of lines) drawLine(context, line, x, place, ink, height);
    },
    [lines, x, y, log, low, left, right, width, height, bands],
  );
  const points = lines[0]?.steps.length ?? 0;
  const nonFinite = lines.reduce((total, line) => total + line.nonFinite.length, 0);
  const summary = lines.map(({ label, last }) => `${label} ${number(last, 3)}`).join(', ');
  return (
    <figure
      className="chart"
      data-testid={testId}
      data-points={points}
      data-last-step={lines[0]?.steps.at(-1) ?? 0}
      data-nonfinite={nonFinite}
      aria-label={`${title}: ${summary || 'no points yet'}`}
    >
      <header>
        <h2>{title}</h2>
        {controls}
        <output>
          {lines.map((line) => (
            <span key={line.key} style={{ marginLeft: 16 }}>
              <LineKey {...line} /> {line.label}{' '}
              {number(cursor === null ? line.last : (line.middle[indexAt(line.steps, cursor)] ?? NaN), 3)}
            </span>
          ))}
          {nonFinite > 0 && (
            <span style={{ marginLeft: 16, color: 'var(--crit)' }}>✕ {nonFinite} not finite</span>
          )}
        </output>
      </header>
      <div className="layers" {...axis.handlers}>
        {/* Before the data in the page, so behind them. */}
        <svg width={width} height={height}>
          <GridRows
            scale={y}
            left={left}
            width={width - left - right}
            tickValues={ticks}
            stroke="var(--line)"
          />
        </svg>
        <CanvasLayer width={width} height={height} draw={draw} />
        <svg width={width} height={height + (showSteps ? 20 : 0)} style={{ pointerEvents: 'none' }}>
          <AxisLeft
            scale={y}
            left={left}
            tickValues={ticks}
            hideAxisLine
            hideTicks
            tickFormat={(value) => number(Number(value), Number(value) < 1 ? 2 : 0)}
          />
          {references.map((reference) => (
            <g key={reference.label} transform={`translate(0, ${y(reference.value)})`}>
              <line x1={left} x2={width - right} stroke="var(--ink3)" strokeDasharray={reference.dash} />
              {/* Without a gutter it stands on its line. */}
              <text
                x={narrow ? width - right - 2 : width - right + 6}
                dy={narrow ? -4 : '0.35em'}
                textAnchor={narrow ? 'end' : 'start'}
              >
                {reference.label}
              </text>
            </g>
          ))}
          {cursor !== null && (
            <line x1={x(cursor)} x2={x(cursor)} y1={0} y2={height} stroke="var(--ink)" strokeWidth={0.75} />
          )}
          <line x1={left} x2={width - right} y1={height} y2={height} stroke="var(--line2)" />
          {showSteps && (
            <AxisBottom
              scale={x}
              top={height}
              numTicks={6}
              hideAxisLine
              hideTicks
              tickFormat={(value) => whole(Number(value))}
            />
          )}
        </svg>
      </div>
    </figure>
  );
}
