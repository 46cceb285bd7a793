import { Fragment } from 'react';
import { VERDICTS } from '../_components/marks';
import type { RibbonSegment } from './verdict-ribbon-series';

interface RibbonSegmentsProps {
  segments: readonly RibbonSegment[];
  x: (step: number) => number;
  /** CSS pixels. */
  height: number;
}

/** A verdict after the other, each in its colour and, for those who want it, with gaps of its own; the shortest can still be seen. */
export const RibbonSegments = ({ segments, x, height }: RibbonSegmentsProps) =>
  segments.map(({ state, from, to }) => (
    <Fragment key={from}>
      <rect
        x={x(from)}
        width={Math.max(2, x(to) - x(from))}
        height={height}
        fill={`var(${VERDICTS[state].colour})`}
        opacity={VERDICTS[state].ribbon}
      />
      {/* Gaps in it, wide or narrow by the state, where stronger marks are chosen. */}
      <line
        className={`ribbon-gaps ${state}`}
        display="none"
        x1={x(from)}
        x2={x(to)}
        y1={height / 2}
        y2={height / 2}
        stroke="var(--bg)"
        strokeWidth={height}
      />
    </Fragment>
  ));
