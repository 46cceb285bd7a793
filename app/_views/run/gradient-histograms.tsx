'use client';
import { useState } from 'react';
import type { LayerInfo, Run } from '@/lib/protocol/entities';
import { GRADIENT_BINS, type Player, gradientBinTag } from '@/lib/protocol/tags';
import type { Buckets } from '@/lib/series/buckets';
import { ErrorText } from '../../_components/error-text';
import { Histogram } from '../../_charts/histogram';
import { indexAt } from '../../_charts/line-series';
import { whole } from '../../_components/format';
import { messageOf, postJson } from '../../_stream/rest';

type ByTag = ReadonlyMap<string, Buckets>;

/** The magnitudes of each layer's gradient by decade, at the cursor or the newest: drawn only while open. */
export function GradientHistograms({ run, byTag, step }: { run: Run; byTag: ByTag; step: number | null }) {
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const ask = () =>
    void postJson(`/api/runs/${run.id}/histogram`).then(
      () => setError(null),
      (reason: unknown) => setError(messageOf(reason)),
    );
  const { setup } = run;
  return (
    <details className="histograms" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary data-testid="histograms">Gradient histograms</summary>
      {open && setup && (
        <>
          {run.state === 'running' && (
            <button onClick={ask} data-testid="ask-histogram">
              Measure at the next step
            </button>
          )}
          <ErrorText message={error} />
          <Layers name="G" player="g" layers={setup.generator} byTag={byTag} step={step} />
          <Layers name="D" player="d" layers={setup.discriminator} byTag={byTag} step={step} />
        </>
      )}
    </details>
  );
}

function Layers({
  name,
  player,
  layers,
  byTag,
  step,
}: {
  name: string;
  player: Player;
  layers: readonly LayerInfo[];
  byTag: ByTag;
  step: number | null;
}) {
  const shown = layers.flatMap((layer) => {
    const bins = GRADIENT_BINS.map((bin) => byTag.get(gradientBinTag(player, layer.name, bin)));
    const steps = bins[0]?.steps ?? [];
    if (steps.length === 0) return [];
    const at = step === null ? steps.length - 1 : indexAt(steps, step);
    return [{ layer, at: steps[at]!, shares: bins.map((bin) => bin?.last[at] ?? 0) }];
  });
  if (shown.length === 0) return <p className="muted">No histogram of {name} was measured yet.</p>;
  return (
    <div className="histogram-row">
      {shown.map(({ layer, at, shares }) => (
        <figure key={layer.name} data-testid="histogram">
          <figcaption>
            {name} {layer.label} <span className="muted">step {whole(at)}</span>
          </figcaption>
          <Histogram shares={shares} token={player === 'g' ? '--g' : '--d'} />
        </figure>
      ))}
    </div>
  );
}
