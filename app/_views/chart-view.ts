import { type Smoothing, formatSmoothing, parseSmoothing } from '@/lib/series/smoothing';
import type { Search } from '../_address/search';
import { X_AXES, type XAxis } from '../_charts/x-axis';

/** How the charts of a page are drawn: the same words in the address of a run and of a comparison. */
export interface ChartView {
  x: XAxis;
  log: boolean;
  /** Null: as this browser prefers it. */
  smooth: Smoothing | null;
  /** The axes are made for the bulk of the points. */
  ignoreOutliers: boolean;
}

/** What does not parse is left at what it is without. */
export const parseChartView = (search: Search): ChartView => ({
  x: X_AXES.find((axis) => axis === search['x']) ?? 'step',
  log: search['log'] !== '0',
  smooth: parseSmoothing(search['smooth'] ?? ''),
  ignoreOutliers: search['outliers'] === 'ignored',
});

/** Only what is not as it is without. */
export const formatChartView = ({ x, log, smooth, ignoreOutliers }: ChartView) => ({
  x: x === 'step' ? null : x,
  log: log ? null : '0',
  smooth: smooth && formatSmoothing(smooth),
  outliers: ignoreOutliers ? 'ignored' : null,
});
