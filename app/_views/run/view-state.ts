import { type Search, formatSearch, numbersOf, rangeOf } from '../../_address/search';
import type { LayerPick } from '../../_charts/gradient-heatmap-series';
import { type Arrangement, arrangementParts, parseArrangement } from './arrangement';
import { type ChartView, formatChartView, parseChartView } from '../chart-view';

/** What a run's page shows; all of it stands in the address, so that a link opens the same view. */
export interface RunPageView extends ChartView, Arrangement {
  /** In steps, as `at` is, on every axis: they mean the same when another is chosen. Null: all, and the newest are followed. */
  zoom: readonly [number, number] | null;
  /** The step at which the crosshair is pinned. */
  at: number | null;
  /** The layer whose gradient is looked at more closely. */
  layer: LayerPick | null;
  /** The step whose samples are held; null: they follow the newest, or the crosshair. */
  sample: number | null;
  /** The step whose samples stand beside them, in the place of real ones. */
  against: number | null;
  /** What these differ in is shown, and not they. */
  difference: boolean;
  /** The latent that is looked at more closely, counted from 1. */
  latent: number | null;
}

export type ChangeView = (part: Partial<RunPageView>) => void;

/** What does not parse is left at what it is without. */
export function parseView(search: Search): RunPageView {
  const one = (name: string) => numbersOf(search[name])[0] ?? null;
  return {
    ...parseChartView(search),
    zoom: rangeOf(search['zoom']),
    at: one('at'),
    layer: parseLayer(search['layer']),
    sample: one('sample'),
    against: one('against'),
    difference: search['difference'] === '1' && one('against') !== null,
    latent: one('latent') || null,
    ...parseArrangement(search),
  };
}

/** Only what is not as it is without. */
export function formatView(view: RunPageView): string {
  const { zoom, at, layer, sample, against, difference, latent } = view;
  const { full, table, ...drawn } = formatChartView(view);
  const said = (value: number | null) => (value === null ? null : `${Math.round(value)}`);
  return formatSearch({
    ...drawn,
    zoom: zoom && zoom.map(Math.round).join(','),
    at: said(at),
    layer: layer && `${layer.group}:${layer.layer}`,
    full,
    table,
    sample: said(sample),
    against: said(against),
    difference: difference ? '1' : null,
    latent: said(latent),
    ...arrangementParts(view),
  });
}

/** `g:NAME`, of the blocks of the heatmap. */
function parseLayer(text = ''): LayerPick | null {
  const [, group, layer] = /^(g|d_real|d_fake):([A-Za-z0-9_.-]{1,150})$/.exec(text) ?? [];
  return layer ? { group: group as LayerPick['group'], layer } : null;
}
