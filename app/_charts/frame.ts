import type { ReactNode } from 'react';
import type { HeatBlock } from './gradient-heatmap-series';
import type { LineChartProps } from './line-chart';

/** What a chart draws, for those who show it another way. */
export type Drawn =
  | ({ kind: 'lines' } & Pick<
      LineChartProps,
      'lines' | 'references' | 'log' | 'ignoreOutliers' | 'height' | 'bands' | 'range'
    >)
  | { kind: 'heat'; blocks: readonly HeatBlock[]; scale: readonly [number, number] };

/** Beside its place in the column a chart can fill the window, or stand as a table. */
export type ShownAs = 'full' | 'table' | null;

/** An entry of a chart's menu. */
export interface Entry {
  does: string;
  act: () => void;
  disabled?: boolean;
}

/** What its page lets one do with a chart. */
export interface Frame {
  /** The run or runs, as they begin the names of saved files. */
  of: string;
  shownAs: ShownAs;
  show: (as: ShownAs) => void;
  /** Its place among the other charts: of its menu, and beside that. */
  entries?: readonly Entry[];
  handle?: ReactNode;
}
