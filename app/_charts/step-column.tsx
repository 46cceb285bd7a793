'use client';
import { AxisBottom } from '@visx/axis';
import type { ReactNode, RefObject } from 'react';
import type { Bookmark } from '@/lib/protocol/annotations';
import { BookmarkMarks } from './bookmark-marks';
import { type StepMark, StepOverlay } from './step-overlay';
import type { StepAxis } from './use-step-axis';

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
  mark?: StepMark | null;
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
              tickValues={axis.ticks}
              hideAxisLine
              hideTicks
              tickFormat={(value) => axis.unit.tick(Number(value))}
            />
          </svg>
          <StepOverlay axis={axis} mark={mark} spoken={spoken} flagTop={flagTop} />
          <BookmarkMarks bookmarks={bookmarks} axis={axis} />
        </div>
      )}
    </div>
  );
}
