'use client';
import { AxisBottom } from '@visx/axis';
import { Brush } from '@visx/brush';
import { localPoint } from '@visx/event';
import { scaleLinear } from '@visx/scale';
import { Tooltip } from '@visx/tooltip';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useMemo,
  useRef,
} from 'react';
import type { Bookmark } from '@/lib/protocol/annotations';
import { useSize } from '../_components/use-size';
import { BookmarkMarks } from './bookmark-marks';
import type { StepAxis } from './use-step-axis';

/** A press that moves less than this, in CSS pixels, is a click. */
const MIN_DRAG = 6;
/** Fewer steps than this cannot be zoomed into. */
const LEAST_STEPS = 2;

/**
 * Strips one under the other on one step axis, and over them all one crosshair and one brush: cause and effect
 * line up by eye, and a drag anywhere zooms everything.
 */
export function StepColumn({
  axis,
  columnRef,
  controls,
  mark = null,
  spoken,
  flagTop = 24,
  bookmarks = [],
  children,
}: {
  axis: StepAxis;
  /** Told the width that the axis is made for. */
  columnRef: RefObject<HTMLDivElement | null>;
  /** Null: another column has them. */
  controls?: ReactNode;
  /** A place that is named above the strips. */
  mark?: { at: number; text: string } | null;
  /** What the crosshair shows, for those who hear it. */
  spoken?: (at: number) => string;
  /** Pixels from the top of the strips to the name of the step. */
  flagTop?: number;
  bookmarks?: readonly Bookmark[];
  children: ReactNode;
}) {
  return (
    <div ref={columnRef} className="strips">
      {controls !== null && (
        <div className="toolbar">
          {controls}
          <label className="spaced">
            <input
              type="checkbox"
              checked={!axis.zoomed}
              onChange={({ target }) => axis.zoom(target.checked ? null : axis.domain)}
            />{' '}
            Follow newest
          </label>
          <button className="plain" disabled={!axis.zoomed} onClick={() => axis.zoom(null)}>
            All steps
          </button>
        </div>
      )}
      {axis.width > 0 && (
        <div className="column">
          {children}
          <svg width={axis.width} height={22} className="step-ticks">
            <text x={axis.left - 8} y={15} textAnchor="end">
              {axis.narrow ? '' : axis.unit.label}
            </text>
            <AxisBottom
              scale={axis.scale}
              numTicks={axis.narrow ? 3 : 6}
              hideAxisLine
              hideTicks
              tickFormat={(value) => axis.unit.tick(Number(value))}
            />
          </svg>
          <Overlay axis={axis} mark={mark} spoken={spoken} flagTop={flagTop} />
          <BookmarkMarks bookmarks={bookmarks} axis={axis} />
        </div>
      )}
    </div>
  );
}

function Overlay({
  axis,
  mark,
  spoken,
  flagTop,
}: {
  axis: StepAxis;
  mark: { at: number; text: string } | null;
  spoken: ((at: number) => string) | undefined;
  flagTop: number;
}) {
  const { ref, height } = useSize<HTMLDivElement>();
  const { left, right, width, x, domain, cursor, point, zoom, unit } = axis;
  const isMarked = mark !== null && mark.at >= domain[0] && mark.at <= domain[1];
  const dragged = useRef(false);
  const plot = width - left - right;
  // The brush measures from its own corner.
  const steps = useMemo(() => scaleLinear<number>({ domain: [...domain], range: [0, plot] }), [domain, plot]);
  const rows = useMemo(() => scaleLinear<number>({ domain: [0, 1], range: [0, height] }), [height]);

  const stepAt = (event: PointerEvent) => {
    const at = localPoint(event);
    return at ? Math.round(steps.invert(Math.min(plot, Math.max(0, at.x)))) : null;
  };
  const hover = (event: PointerEvent) => {
    const step = stepAt(event);
    if (step !== null && !cursor?.pinned) point({ step, pinned: false });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      point(null);
      zoom(null);
    }
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const stride = Math.max(1, Math.round((domain[1] - domain[0]) / 400)) * (event.shiftKey ? 10 : 1);
    const step = (cursor?.step ?? domain[1]) + by * stride;
    point({ step: Math.min(domain[1], Math.max(domain[0], step)), pinned: true });
  };
  return (
    <>
      <div
        ref={ref}
        className="overlay"
        data-testid="step-overlay"
        tabIndex={0}
        role="slider"
        aria-label="Step under the crosshair"
        aria-valuemin={domain[0]}
        aria-valuemax={domain[1]}
        aria-valuenow={cursor?.step ?? domain[1]}
        aria-valuetext={
          cursor ? [unit.format(cursor.step), spoken?.(cursor.step)].filter(Boolean).join('; ') : 'newest'
        }
        onKeyDown={keys}
        onDoubleClick={() => {
          zoom(null);
          point(null);
        }}
      >
        <svg width={plot} height={height} style={{ left }}>
          {height > 0 && (
            <Brush
              xScale={steps}
              yScale={rows}
              width={plot}
              height={height}
              brushDirection="horizontal"
              resizeTriggerAreas={[]}
              resetOnEnd
              useWindowMoveEvents
              selectedBoxStyle={{ fill: 'var(--ink)', fillOpacity: 0.08, stroke: 'var(--ink)' }}
              onBrushStart={() => {
                dragged.current = false;
              }}
              onBrushEnd={(bounds) => {
                if (!bounds || steps(bounds.x1) - steps(bounds.x0) < MIN_DRAG) return;
                dragged.current = true;
                const [from, to] = [Math.max(0, Math.round(bounds.x0)), Math.round(bounds.x1)];
                if (to - from >= LEAST_STEPS) zoom([from, to]);
                point(null);
              }}
              onMouseMove={hover}
              onMouseLeave={() => !cursor?.pinned && point(null)}
              onClick={(event) => {
                // The brush also calls the end of a quick drag a click.
                const step = dragged.current ? null : stepAt(event);
                if (step !== null) point({ step, pinned: true });
              }}
            />
          )}
          {isMarked && (
            <line
              x1={x(mark.at) - left}
              x2={x(mark.at) - left}
              y2={height}
              stroke="var(--ink2)"
              strokeDasharray="1 3"
              pointerEvents="none"
            />
          )}
          {cursor && (
            <line
              x1={x(cursor.step) - left}
              x2={x(cursor.step) - left}
              y2={height}
              stroke="var(--ink)"
              strokeWidth={0.75}
              pointerEvents="none"
            />
          )}
        </svg>
        {cursor && (
          <Tooltip
            className="step-flag"
            unstyled
            applyPositionStyle
            left={x(cursor.step)}
            top={flagTop}
            offsetLeft={0}
            offsetTop={0}
          >
            {unit.format(cursor.step)}
          </Tooltip>
        )}
      </div>
      {/* Beside the slider, not in it: a slider may hold nothing that is pressed. */}
      {isMarked && (
        <button
          type="button"
          className="step-mark"
          style={{ left: x(mark.at), top: flagTop }}
          onClick={() => point({ step: mark.at, pinned: true })}
        >
          ▼ {mark.text}
        </button>
      )}
    </>
  );
}
