import { type Smoothing, formatSmoothing, parseSmoothing } from '@/lib/series/smoothing';
import { type Search, wordOf } from '../_address/search';
import type { Frame } from '../_charts/frame';
import { X_AXES, type XAxis } from '../_charts/x-axis';

/** How the charts of a page are drawn: the same words in the address of a run and of a comparison. */
export interface ChartView {
  x: XAxis;
  log: boolean;
  /** Null: as this browser prefers it. */
  smooth: Smoothing | null;
  /** The axes are made for the bulk of the points. */
  ignoreOutliers: boolean;
  /** The chart that fills the window, and the one that stands as a table. */
  full: string | null;
  table: string | null;
}

/** What does not parse is left at what it is without. */
export const parseChartView = (search: Search): ChartView => ({
  x: X_AXES.find((axis) => axis === search['x']) ?? 'step',
  log: search['log'] !== '0',
  smooth: parseSmoothing(search['smooth'] ?? ''),
  ignoreOutliers: search['outliers'] === 'ignored',
  full: wordOf(search['full']),
  table: wordOf(search['table']),
});

/** Only what is not as it is without. */
export const formatChartView = ({ x, log, smooth, ignoreOutliers, full, table }: ChartView) => ({
  x: x === 'step' ? null : x,
  log: log ? null : '0',
  smooth: smooth && formatSmoothing(smooth),
  outliers: ignoreOutliers ? 'ignored' : null,
  full,
  table,
});

/** How a chart of the page is shown, and how to show it otherwise. */
export const shownIn = (
  { full, table }: ChartView,
  id: string,
  change: (part: Partial<ChartView>) => void,
): Pick<Frame, 'shownAs' | 'show'> => ({
  shownAs: full === id ? 'full' : table === id ? 'table' : null,
  show: (as) => change({ full: as === 'full' ? id : null, table: as === 'table' ? id : null }),
});
