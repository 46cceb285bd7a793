import type { LayerInfo } from '@/lib/protocol/entities';
import { GRADIENT_BINS, type Player, gradientBinTag } from '@/lib/protocol/tags';
import type { Buckets } from '@/lib/series/buckets';
import { HISTOGRAM_WIDTH, Histogram } from '../../_charts/histogram';
import { HistogramOverTime } from '../../_charts/histogram-over-time';
import { columnsOf, sharesAt } from '../../_charts/histogram-over-time-series';
import { indexAt } from '../../_charts/line-series';
import { whole } from '../../_components/format';

/** What each layer of a network shows: the share of its gradient's parts in each decade. */
export function LayerHistograms({
  name,
  player,
  layers,
  byTag,
  step,
}: {
  name: string;
  player: Player;
  layers: readonly LayerInfo[];
  byTag: ReadonlyMap<string, Buckets>;
  step: number | null;
}) {
  const shown = layers.flatMap((layer) => {
    const bins = GRADIENT_BINS.map((bin) => byTag.get(gradientBinTag(player, layer.name, bin)));
    const steps = bins[0]?.steps ?? [];
    if (steps.length === 0) return [];
    const at = step === null ? steps.length - 1 : indexAt(steps, step);
    return [{ layer, at: steps[at]!, shares: sharesAt(bins, at), bins }];
  });
  const token = player === 'g' ? '--g' : '--d';
  if (shown.length === 0) return <p className="muted">No histogram of {name} was measured yet.</p>;
  return (
    <div className="histogram-row">
      {shown.map(({ layer, at, shares, bins }) => (
        <figure key={layer.name} data-testid="histogram">
          <figcaption>
            {name} {layer.label} <span className="muted">step {whole(at)}</span>
          </figcaption>
          <Histogram shares={shares} token={token} />
          <HistogramOverTime columns={columnsOf(bins)} width={HISTOGRAM_WIDTH} token={token} />
        </figure>
      ))}
    </div>
  );
}
