'use client';
import { scaleLinear } from '@visx/scale';
import { useCallback, useMemo } from 'react';
import { number } from '../_components/format';
import { CanvasLayer, type Ink } from './canvas-layer';
import type { HeatBlock } from './gradient-heatmap-series';
import { indexAt } from './line-series';
import { mako } from './mako';
import { NARROW, type StepAxis } from './use-step-axis';

const ROW = 15;
const GAP = 1;

/** Layer by step, log colour: which layers get a gradient, and when they stopped. */
export function GradientHeatmap({
  block,
  scale: [low, high],
  axis,
}: {
  block: HeatBlock;
  /** log10 of the least and greatest colour, one for all blocks. */ scale: readonly [number, number];
  axis: StepAxis;
}) {
  const { width, left, right, domain, cursor } = axis;
  const height = block.rows.length * (ROW + GAP);
  const x = useMemo(
    () => scaleLinear({ domain: [...domain], range: [left, width - right] }),
    [domain, left, width, right],
  );
  const draw = useCallback(
    (context: CanvasRenderingContext2D, ink: Ink) => {
      const dark = isDark(ink('--bg'));
      context.beginPath();
      context.rect(left, 0, width - left - right, height);
      context.clip();
      for (const [index, { steps, values }] of block.rows.entries()) {
        const top = index * (ROW + GAP);
        for (const [at, step] of steps.entries()) {
          const value = values[at]!;
          const from = Math.floor(x(step));
          const size = Math.max(1, Math.ceil(x(steps[at + 1] ?? step + 1)) - from);
          if (value > 0 && Number.isFinite(value)) {
            context.fillStyle = `rgb(${mako((Math.log10(value) - low) / (high - low), dark).join(' ')})`;
            context.fillRect(from, top, size, ROW);
            continue;
          }
          // Exactly zero is a diagonal on the page's own colour; not finite is a cross.
          context.strokeStyle = ink(value === 0 ? '--ink3' : '--crit');
          context.beginPath();
          context.moveTo(from, top + ROW);
          context.lineTo(from + Math.max(4, size), top);
          if (value !== 0) {
            context.moveTo(from, top);
            context.lineTo(from + Math.max(4, size), top + ROW);
          }
          context.stroke();
        }
      }
    },
    [block, x, low, high, left, right, width, height],
  );
  const narrow = width < NARROW;
  return (
    <figure
      className="chart"
      style={{ marginTop: 12 }}
      data-testid="heatmap"
      aria-label={`Gradient norm of each layer, ${block.title}`}
    >
      <header>
        <h2>
          {block.title} <span className="muted">gradient norm, log colour</span>
        </h2>
        <output className="muted">{cursor === null ? 'now' : 'at cursor'}</output>
      </header>
      <div className="layers" {...axis.handlers}>
        <CanvasLayer width={width} height={height} draw={draw} />
        <svg width={width} height={height} style={{ pointerEvents: 'none' }}>
          {block.rows.map(({ layer, label, steps, values }, index) => {
            const value = values[cursor === null ? values.length - 1 : indexAt(steps, cursor)];
            const middle = index * (ROW + GAP) + ROW / 2;
            return (
              <g key={layer}>
                <text x={left - 8} y={middle} dy="0.35em" textAnchor="end">
                  {narrow ? layer : label}
                </text>
                {!narrow && (
                  <text x={width - right + 6} y={middle} dy="0.35em">
                    {value === undefined ? '' : number(value, 3)}
                  </text>
                )}
              </g>
            );
          })}
          {cursor !== null && (
            <line x1={x(cursor)} x2={x(cursor)} y1={0} y2={height} stroke="var(--ink)" strokeWidth={0.75} />
          )}
        </svg>
      </div>
    </figure>
  );
}

function isDark(background: string): boolean {
  return parseInt(background.slice(1, 3), 16) < 128;
}
