'use client';
import { Brush } from '@visx/brush';
import { localPoint } from '@visx/event';
import { scaleLinear } from '@visx/scale';
import { Tooltip } from '@visx/tooltip';
import { type KeyboardEvent, type PointerEvent, type SVGProps, useMemo, useRef } from 'react';
import { useSize } from '../_components/use-size';
import type { StepAxis } from './use-step-axis';

/** A press that moves less than this, in CSS pixels, is a click. */
const MIN_DRAG = 6;
/** Fewer steps than this cannot be zoomed into. */
const LEAST_STEPS = 2;

/** A place that is named above the strips. */
export interface StepMark {
  at: number;
  text: string;
}

/** The crosshair and the brush over all strips; a slider for the keyboard. */
export function StepOverlay({
  axis,
  mark,
  spoken,
  flagTop,
}: {
  axis: StepAxis;
  mark: StepMark | null;
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
  const upright = (step: number) => ({ at: x(step) - left, height });
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
          {isMarked && <Upright {...upright(mark.at)} stroke="var(--ink2)" strokeDasharray="1 3" />}
          {cursor && <Upright {...upright(cursor.step)} stroke="var(--ink)" strokeWidth={0.75} />}
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

/** A line over all strips that takes no press. */
const Upright = ({ at, height, ...stroke }: { at: number; height: number } & SVGProps<SVGLineElement>) => (
  <line x1={at} x2={at} y2={height} pointerEvents="none" {...stroke} />
);
