'use client';
import { useCallback, useRef } from 'react';
import { number } from '../_components/format';
import type { Band } from './bands';
import { CanvasLayer, type Ink } from './canvas-layer';
import { heatSummaryOf } from './chart-summary-series';
import { drawHeatRows } from './draw-heat-rows';
import { GAP, type HeatBlock, type HeatRow, ROW, cellInWords } from './gradient-heatmap-series';
import { indexAt } from './line-series';
import { RowNames } from './gradient-row-names';
import { useRowUnderPointer } from './use-row-under-pointer';
import type { StepAxis } from './use-step-axis';
import { useSummary } from './use-summary';

const NO_PAUSES: readonly number[] = [];

/** Layer by step, log colour: which layers get a gradient, and when they stopped. */
export function GradientHeatmap({
  block,
  scale,
  axis,
  bands,
  pauses = NO_PAUSES,
  layer = null,
  onLayer,
}: {
  block: HeatBlock;
  /** log10 of the least and greatest colour, one for all blocks. */
  scale: readonly [number, number];
  axis: StepAxis;
  bands: readonly Band[];
  /** On an axis of the time of day, the last step before each. */
  pauses?: readonly number[];
  /** The layer that is looked at more closely. */
  layer?: string | null;
  /** Where layers can be: their names are buttons then. Null: the one that was. */
  onLayer?: (layer: string | null) => void;
}) {
  const { width, left, right, cursor, x, domain, say } = axis;
  const { rows, title } = block;
  const height = rows.length * (ROW + GAP);
  const plot = width - left - right;
  const draw = useCallback(
    (context: CanvasRenderingContext2D, ink: Ink) => {
      drawHeatRows(context, rows, { x, left, plot, scale, dark: isDark(ink('--bg')), pauses }, ink);
      for (const { from, token } of bands) {
        if (x(from) < left || x(from) > left + plot) continue;
        context.fillStyle = ink(token);
        context.fillRect(x(from), 0, 1, height);
      }
    },
    [rows, x, scale, left, plot, height, bands, pauses],
  );
  const box = useRef<HTMLDivElement>(null);
  const under = useRowUnderPointer(box, ROW + GAP, rows.length);
  const valueOf = ({ steps, values }: HeatRow) => values[indexAt(steps, cursor?.step ?? domain[1])];
  const pointed = under === null ? undefined : rows[under];
  const summary = useSummary(() => heatSummaryOf(block, domain));
  return (
    <figure className="chart heat" data-testid="heatmap" aria-label={summary}>
      <header style={{ paddingRight: right }}>
        <h3 style={{ color: `var(${block.group === 'g' ? '--g' : '--d'})` }}>{title}</h3>
        {pointed && cursor && (
          <output>
            {pointed.label} <b>{cellInWords(valueOf(pointed))}</b> {say(cursor.step)}
          </output>
        )}
      </header>
      <div ref={box} className="layers">
        <CanvasLayer left={left} width={plot} height={height} draw={draw} />
        <svg width={width} height={height}>
          {rows.map((row, index) => (
            <g key={row.layer} transform={`translate(0, ${index * (ROW + GAP) + ROW / 2})`}>
              <text x={width - right + 8} dy="0.35em">
                {row.values.length > 0 && number(valueOf(row)!)}
              </text>
            </g>
          ))}
        </svg>
        <RowNames block={block} axis={axis} under={under} open={layer} onOpen={onLayer} />
      </div>
    </figure>
  );
}

function isDark(background: string): boolean {
  return parseInt(background.slice(1, 3), 16) < 128;
}
