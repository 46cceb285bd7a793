'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Run } from '@/lib/protocol/entities';
import type { Buckets } from '@/lib/series/buckets';
import { ErrorText } from '../../_components/error-text';
import { messageOf, postJson } from '../../_stream/rest';

type ByTag = ReadonlyMap<string, Buckets>;

const LayerHistograms = dynamic(() => import('./layer-histograms').then((module) => module.LayerHistograms), {
  ssr: false,
});

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
          <LayerHistograms name="G" player="g" layers={setup.generator} byTag={byTag} step={step} />
          <LayerHistograms name="D" player="d" layers={setup.discriminator} byTag={byTag} step={step} />
        </>
      )}
    </details>
  );
}
