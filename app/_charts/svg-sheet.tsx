import type { ReactNode } from 'react';
import { MarkShapes } from './svg-marks';
import type { InkName } from './svg-plot';

/** Of the plot, what is beside it, and a line of text, in pixels. */
export const SHEET = { plot: 720, left: 132, right: 128, top: 64, foot: 48, line: 16 } as const;

/** The axis below a drawing: a share of its width for each step, and where something is written. */
export interface SheetAxis {
  label: string;
  share: (step: number) => number;
  ticks: readonly { share: number; text: string }[];
}

export interface SheetProps {
  title: string;
  /** The run or runs, and what else a reader needs who has this file only. */
  about: string;
  /** Of the plots, without title and axis. */
  height: number;
  axis: SheetAxis;
  ink: InkName;
  /** Says what is what, below the title. */
  keys: ReactNode;
  children: ReactNode;
}

/** A drawing that stands alone: title, key and step axis around what is drawn from its left upper corner on. */
export function SvgSheet({ title, about, height, axis, ink, keys, children }: SheetProps) {
  const { plot, left, right, top, foot, line } = SHEET;
  const [width, whole] = [left + plot + right, top + height + foot];
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={whole}
      viewBox={`0 0 ${width} ${whole}`}
      fontFamily="system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
      fontSize="11"
      fill={ink('--ink3')}
    >
      <title>{[title, about].filter(Boolean).join(', ')}</title>
      <MarkShapes ink={ink} />
      <rect width={width} height={whole} fill={ink('--bg')} />
      <text x={line} y="24" fontSize="13" fontWeight="600" fill={ink('--ink')}>
        {title}
        <tspan dx="12" fontSize="11" fontWeight="400" fill={ink('--ink3')}>
          {about}
        </tspan>
      </text>
      <g transform={`translate(${line} 44)`} fill={ink('--ink2')}>
        {keys}
      </g>
      <g transform={`translate(${left} ${top})`}>
        {axis.ticks.map(({ share, text }) => (
          <g key={share} transform={`translate(${plot * share} 0)`}>
            <path d={`M0 0V${height}`} stroke={ink('--line')} strokeDasharray="1 3" />
            <text y={height + 18} textAnchor="middle">
              {text}
            </text>
          </g>
        ))}
        {children}
        <text x={-8} y={height + 18} textAnchor="end">
          {axis.label}
        </text>
      </g>
    </svg>
  );
}

/** A value or name beside the plot: left of it, or right of it. */
export const Beside = ({
  side,
  y,
  ...text
}: {
  side: 'left' | 'right';
  y: number;
  fill?: string;
  fontWeight?: string;
  children: ReactNode;
}) => (
  <text
    x={side === 'left' ? -8 : SHEET.plot + 8}
    y={y}
    dy="0.35em"
    textAnchor={side === 'left' ? 'end' : 'start'}
    {...text}
  />
);

/** About so wide is a letter, in pixels at 11 px: a file cannot measure its text. */
const LETTER = 6;

/** Where entries of a key begin, one after the other, each as wide as its text and what stands before it. */
export function keyPlaces(texts: readonly string[], before: number): number[] {
  let at = 0;
  return texts.map((text) => {
    const place = at;
    at += before + text.length * LETTER + SHEET.line;
    return place;
  });
}
