'use client';
import { memo, useMemo, useState } from 'react';
import type { Checkpoint, Sample } from '@/lib/protocol/entities';
import { whole } from '../../_components/format';
import { nearestSample } from '../../_components/nearest-sample';
import { LatentStrip } from '../../_components/latent-strip';
import { SampleFigure } from '../../_components/sample-figure';
import { ScatterStrip } from '../../_components/scatter-strip';
import { Rewind } from '../fork/rewind';

/**
 * The same latents at every stored step, beside real images. They follow the newest, the crosshair on the charts,
 * or are held where the slider stands; which of these is always written above.
 */
export const SamplesPanel = memo(function SamplesPanel({
  samples,
  runId,
  checkpoints,
  cursor,
  seed,
  columnNames,
}: {
  samples: readonly Sample[];
  runId: number;
  checkpoints: readonly Checkpoint[];
  /** Step under the crosshair. */
  cursor: number | null;
  seed: number;
  /** The class of each column, of a conditional run. */
  columnNames: readonly string[] | null;
}) {
  const [held, setHeld] = useState<number | null>(null);
  const { fixed, real } = useMemo(
    () => ({
      fixed: samples.filter(({ kind }) => kind === 'fixed'),
      real: samples.find(({ kind }) => kind === 'real') ?? null,
    }),
    [samples],
  );
  const newest = fixed.length - 1;
  const shown =
    cursor === null ? (fixed[Math.min(held ?? newest, newest)] ?? null) : nearestSample(fixed, cursor);
  const at = shown ? fixed.indexOf(shown) : -1;
  const move = (to: number) => setHeld(to >= newest ? null : Math.max(0, to));
  const how = cursor !== null ? 'at the cursor' : held === null ? 'follows newest' : 'held';
  return (
    <section>
      <header>
        <h2>Samples</h2>
        {real && (
          <span>
            {real.columns * real.rows} fixed latents, seed {seed}
          </span>
        )}
        <span className="end">{how}</span>
      </header>
      <div className="grids">
        <SampleFigure
          testId="sample-fixed"
          sample={shown}
          behind={real}
          title="Generated"
          detail={shown ? `step ${whole(shown.step)}` : ''}
          columnNames={columnNames}
        />
        <SampleFigure
          testId="sample-real"
          sample={real}
          title="Real"
          detail="from the data, fixed"
          columnNames={columnNames}
        />
      </div>
      {shown && (
        <div className="slider">
          <button onClick={() => move(at - 1)} aria-label="Earlier samples" disabled={at === 0}>
            ‹
          </button>
          <button onClick={() => move(at + 1)} aria-label="Later samples" disabled={at === newest}>
            ›
          </button>
          <input
            type="range"
            min={0}
            max={Math.max(1, newest)}
            value={at}
            disabled={newest < 1}
            onChange={(event) => move(Number(event.target.value))}
            aria-label="Step of the samples"
            aria-valuetext={`step ${shown.step}`}
          />
          <span>
            <b>{whole(shown.step)}</b> of {whole(fixed[newest]!.step)}
          </span>
        </div>
      )}
      {shown && (
        <Rewind
          runId={runId}
          checkpoints={checkpoints}
          before={shown.step + 1}
          because={`up to step ${whole(shown.step)}`}
        />
      )}
      {newest > 1 &&
        (shown?.form === 'points' ? <ScatterStrip samples={fixed} /> : <LatentStrip samples={fixed} />)}
    </section>
  );
});
