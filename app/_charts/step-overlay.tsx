'use client';
import { Tooltip } from '@visx/tooltip';
import type { KeyboardEvent, SVGProps } from 'react';
import { useSize } from '../_components/use-size';
import { useBrush } from './use-brush';
import type { StepAxis } from './use-step-axis';
import { panned, scaled } from './zoom-domain';

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
  const { left, right, width, x, domain, cursor, point, zoom, say } = axis;
  const isMarked = mark !== null && mark.at >= domain[0] && mark.at <= domain[1];
  const plot = Math.max(1, width - left - right);
  const { selection, handlers } = useBrush(axis);
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
          cursor ? [say(cursor.step), spoken?.(cursor.step)].filter(Boolean).join('; ') : 'newest'
        }
        onKeyDown={(event) => pressed(event, axis)}
        onDoubleClick={() => {
          zoom(null);
          point(null);
        }}
      >
        <div className="brush" style={{ left, width: plot }} {...handlers} />
        <svg width={plot} height={height} style={{ left }}>
          {selection && (
            <rect
              x={selection[0] - left}
              width={selection[1] - selection[0]}
              height={height}
              fill="var(--ink)"
              fillOpacity={0.08}
              stroke="var(--ink)"
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
            {say(cursor.step)}
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

/** What keys do while the charts have the focus; app/_commands/table.ts lists them. */
function pressed(event: KeyboardEvent, { domain, whole, cursor, point, zoom, zoomed }: StepAxis): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const [from, to] = domain;
  const around = cursor?.step ?? (from + to) / 2;
  const stride = Math.max(1, Math.round((to - from) / 400)) * (event.shiftKey ? 10 : 1);
  const go = (by: number) =>
    point({ step: Math.min(to, Math.max(from, (cursor?.step ?? to) + by)), pinned: true });
  const pan = (part: number) => zoomed && zoom(panned(domain, part * (to - from), whole));
  const does: Record<string, () => void> = {
    ArrowLeft: () => go(-stride),
    ArrowRight: () => go(stride),
    '+': () => zoom(scaled(domain, 0.5, around, whole)),
    '-': () => zoom(scaled(domain, 2, around, whole)),
    '[': () => pan(-0.5),
    ']': () => pan(0.5),
    Escape: () => {
      point(null);
      zoom(null);
    },
  };
  // Without Shift the key of + is = on many keyboards.
  const act = does[event.key === '=' ? '+' : event.key];
  if (!act) return;
  event.preventDefault();
  act();
}
