import { type Search, formatSearch, numbersOf, rangeOf } from '../../_address/search';
import type { LayerPick } from '../../_charts/gradient-heatmap-series';

/** What a run's page shows; all of it stands in the address, so that a link opens the same view. */
export interface RunPageView {
  log: boolean;
  /** Null: all steps, and the newest are followed. */
  zoom: readonly [number, number] | null;
  /** The step at which the crosshair is pinned. */
  at: number | null;
  /** The layer whose gradient is looked at more closely. */
  layer: LayerPick | null;
}

export type ChangeView = (part: Partial<RunPageView>) => void;

/** What does not parse is left at what it is without. */
export function parseView(search: Search): RunPageView {
  return {
    log: search['log'] !== '0',
    zoom: rangeOf(search['zoom']),
    at: numbersOf(search['at'])[0] ?? null,
    layer: parseLayer(search['layer']),
  };
}

/** Only what is not as it is without. */
export function formatView({ log, zoom, at, layer }: RunPageView): string {
  return formatSearch({
    log: log ? null : '0',
    zoom: zoom && zoom.map(Math.round).join(','),
    at: at === null ? null : `${Math.round(at)}`,
    layer: layer && `${layer.group}:${layer.layer}`,
  });
}

/** `g:NAME`, of the blocks of the heatmap. */
function parseLayer(text = ''): LayerPick | null {
  const [, group, layer] = /^(g|d_real|d_fake):([A-Za-z0-9_.-]{1,150})$/.exec(text) ?? [];
  return layer ? { group: group as LayerPick['group'], layer } : null;
}
