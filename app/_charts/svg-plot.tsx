import type { Band } from './bands';
import type { Reference } from './line-plot';
import type { Line } from './line-series';
import { coursePath, medianPath } from './svg-path';
import type { Domain, Scale } from './svg-scales';

/** What a colour of the page is called in a drawing: a variable on a page, written out in a file. */
export type InkName = (token: string) => string;

export interface PlotProps {
  lines: readonly Line[];
  references: readonly Reference[];
  bands: readonly Band[];
  /** Values between which D's loss is worth something, tinted. */
  range: Domain | null;
  ticks: readonly number[];
  x: Scale;
  y: Scale;
  width: number;
  height: number;
  ink: InkName;
}

/** What a plot shows of its lines and behind them; lines stay as thin where the drawing is stretched. */
export function SvgPlot({ lines, references, bands, range, ticks, x, y, width, height, ink }: PlotProps) {
  return (
    <g fill="none">
      {ticks.map((value) => (
        <Rule key={value} y={y(value)} width={width} stroke={ink('--line')} />
      ))}
      {range && (
        <rect
          width={width}
          y={y(range[1])}
          height={Math.max(0, y(range[0]) - y(range[1]))}
          fill={ink('--d')}
          opacity="0.05"
        />
      )}
      {bands.map(({ from, to, title, token }) => (
        <rect
          key={`${title} ${from}`}
          x={x(from)}
          width={Math.max(1, x(to) - x(from))}
          height={height}
          fill={ink(token)}
          opacity="0.08"
        >
          <title>{title}</title>
        </rect>
      ))}
      {references.map(({ label, value, dash }) => (
        <Rule key={label} y={y(value)} width={width} stroke={ink('--ink3')} strokeDasharray={dash} />
      ))}
      {lines.map((line) => (
        <g key={line.key} stroke={ink(line.token)}>
          {!line.dots && (
            <path
              className="course"
              d={coursePath(line, x, y)}
              strokeWidth="1"
              opacity="0.3"
              vectorEffect="non-scaling-stroke"
            />
          )}
          <path
            d={medianPath(line, x, y)}
            strokeWidth="1.75"
            strokeDasharray={line.dash.join(' ') || undefined}
            vectorEffect="non-scaling-stroke"
          />
        </g>
      ))}
      <Rule y={height} width={width} stroke={ink('--line2')} />
    </g>
  );
}

const Rule = ({
  y,
  width,
  ...stroke
}: {
  y: number;
  width: number;
  stroke: string;
  strokeDasharray?: string;
}) => <path d={`M0 ${y}H${width}`} vectorEffect="non-scaling-stroke" {...stroke} />;
