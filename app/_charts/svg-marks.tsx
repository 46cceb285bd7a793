import { type Line, dotted } from './line-series';
import type { InkName } from './svg-plot';
import type { Scale } from './svg-scales';

/** The shapes that marks are copies of: once a drawing, or once a page. */
export const MarkShapes = ({ ink }: { ink: InkName }) => (
  <defs>
    <path id="zero" d="M-3 0h6l-3-5z" />
    <path id="not-finite" d="M-2.5-2.5l5 5m0-5l-5 5" stroke={ink('--crit')} strokeWidth="1.5" />
  </defs>
);

/** A dot a measurement that stands alone, a triangle on the floor a touch of zero, a cross a value that is not finite. */
export function SvgMarks({
  line,
  at,
  y,
  foot,
  ink,
}: {
  line: Line;
  /** Pixels, or a share of the width. */
  at: (step: number) => number | string;
  y: Scale;
  foot: number;
  ink: InkName;
}) {
  const { token, steps, middle, low, nonFinite } = line;
  const fill = ink(token);
  return (
    <>
      {dotted(line).map((index) => (
        <circle key={index} cx={at(steps[index]!)} cy={y(middle[index]!)} r="2" fill={fill} />
      ))}
      {steps.map((step, index) =>
        low[index] === 0 ? <use key={step} href="#zero" x={at(step)} y={foot} fill={fill} /> : null,
      )}
      {nonFinite.map((step) => (
        <use key={step} href="#not-finite" x={at(step)} y={foot - 5} />
      ))}
    </>
  );
}
