import { type Search, formatSearch, numbersOf, rangeOf, wordOf } from '../../_address/search';
import type { LayerPick } from '../../_charts/gradient-heatmap-series';
import { type ChartView, formatChartView, parseChartView } from '../chart-view';

/** What a run's page shows; all of it stands in the address, so that a link opens the same view. */
export interface RunPageView extends ChartView {
  /** In steps, as `at` is, on every axis: they mean the same when another is chosen. Null: all, and the newest are followed. */
  zoom: readonly [number, number] | null;
  /** The step at which the crosshair is pinned. */
  at: number | null;
  /** The layer whose gradient is looked at more closely. */
  layer: LayerPick | null;
  /** The chart that fills the window, and the one that stands as a table. */
  full: string | null;
  table: string | null;
}

export type ChangeView = (part: Partial<RunPageView>) => void;

/** What does not parse is left at what it is without. */
export function parseView(search: Search): RunPageView {
  return {
    ...parseChartView(search),
    zoom: rangeOf(search['zoom']),
    at: numbersOf(search['at'])[0] ?? null,
    layer: parseLayer(search['layer']),
    full: wordOf(search['full']),
    table: wordOf(search['table']),
  };
}

/** Only what is not as it is without. */
export function formatView({ zoom, at, layer, full, table, ...view }: RunPageView): string {
  return formatSearch({
    ...formatChartView(view),
    zoom: zoom && zoom.map(Math.round).join(','),
    at: at === null ? null : `${Math.round(at)}`,
    layer: layer && `${layer.group}:${layer.layer}`,
    full,
    table,
  });
}

/** `g:NAME`, of the blocks of the heatmap. */
function parseLayer(text = ''): LayerPick | null {
  const [, group, layer] = /^(g|d_real|d_fake):([A-Za-z0-9_.-]{1,150})$/.exec(text) ?? [];
  return layer ? { group: group as LayerPick['group'], layer } : null;
}
