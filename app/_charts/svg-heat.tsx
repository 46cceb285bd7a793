import { number } from '../_components/format';
import type { Drawn } from './frame';
import { GAP, ROW } from './gradient-heatmap-series';
import { indexAt } from './line-series';
import { mako } from './mako';
import { SHADES, cellPaths } from './svg-cells';
import type { InkName } from './svg-plot';
import type { Domain } from './svg-scales';
import { Beside, SHEET, type SheetAxis, SvgSheet } from './svg-sheet';

/** From one layer to the next. */
const STRIDE = ROW + GAP;
/** Of the colour scale in the key. */
const BAR = 72;
/** Above each block. */
const TITLE = 20;

/** The gradients of each layer as a drawing that stands alone. */
export function SvgHeat({
  title,
  about,
  drawn: { blocks, scale },
  domain,
  axis,
  ink,
  dark,
}: {
  title: string;
  about: string;
  drawn: Drawn & { kind: 'heat' };
  domain: Domain;
  axis: SheetAxis;
  ink: InkName;
  dark: boolean;
}) {
  const shade = (at: number) => `rgb(${mako(at / (SHADES - 1), dark).join(',')})`;
  const heights = blocks.map(({ rows }) => TITLE + rows.length * STRIDE);
  const tops = heights.map((_, index) => heights.slice(0, index).reduce((sum, one) => sum + one, 0));
  const height = heights.reduce((sum, one) => sum + one, 0);
  const keys = (
    <>
      <text>{`log₁₀ norm ${number(scale[0], 1)}`}</text>
      {Array.from({ length: SHADES }, (_, at) => (
        <rect
          key={at}
          x={104 + (at * BAR) / SHADES}
          y={-9}
          width={BAR / SHADES + 0.2}
          height="9"
          fill={shade(at)}
        />
      ))}
      <text x={104 + BAR + 8}>{`${number(scale[1], 1)}; empty: exactly 0; red: not finite`}</text>
    </>
  );
  return (
    <SvgSheet {...{ title, about, height, axis, ink, keys }}>
      <clipPath id="plot">
        <rect width={SHEET.plot} height={height} />
      </clipPath>
      {blocks.map(({ group, title: name, rows }, index) => (
        <g key={group} transform={`translate(0 ${tops[index]! + TITLE})`}>
          <text y={-6} fontSize="12" fontWeight="600" fill={ink(group === 'g' ? '--g' : '--d')}>
            {name}
          </text>
          <g clipPath="url(#plot)">
            {[...cellPaths(rows, scale, (step) => SHEET.plot * axis.share(step))].map(([at, path]) => (
              <path key={at} d={path} fill={at === 'not-finite' ? ink('--crit') : shade(at)} />
            ))}
          </g>
          {rows.map(({ layer, label, steps, values }, row) => (
            <g key={layer}>
              <Beside side="left" y={row * STRIDE + ROW / 2}>
                {label}
              </Beside>
              <Beside side="right" y={row * STRIDE + ROW / 2}>
                {values.length > 0 && number(values[indexAt(steps, domain[1])]!)}
              </Beside>
            </g>
          ))}
        </g>
      ))}
    </SvgSheet>
  );
}
