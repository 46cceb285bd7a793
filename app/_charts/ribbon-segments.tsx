import { VERDICTS } from '../_components/marks';
import type { RibbonSegment } from './verdict-ribbon-series';

interface RibbonSegmentsProps {
  segments: readonly RibbonSegment[];
  x: (step: number) => number;
  /** CSS pixels. */
  height: number;
}

/** A verdict after the other, each in its colour; the shortest can still be seen. */
export const RibbonSegments = ({ segments, x, height }: RibbonSegmentsProps) =>
  segments.map(({ state, from, to }) => (
    <rect
      key={from}
      x={x(from)}
      width={Math.max(2, x(to) - x(from))}
      height={height}
      fill={`var(${VERDICTS[state].colour})`}
      opacity={VERDICTS[state].ribbon}
    />
  ));
