'use client';
import dynamic from 'next/dynamic';
import { type KeyboardEvent, memo, useCallback, useMemo, useRef } from 'react';
import type { Checkpoint, Sample } from '@/lib/protocol/entities';
import { FoldTitle } from '../../_components/fold-title';
import { whole } from '../../_components/format';
import { LatentStrip } from '../../_components/latent-strip';
import { nearestSample } from '../../_components/nearest-sample';
import { SampleFigure } from '../../_components/sample-figure';
import { SampleSlider } from '../../_components/sample-slider';
import { ScatterStrip } from '../../_components/scatter-strip';
import { usePlay } from '../../_components/use-play';
import { Rewind } from '../fork/rewind';
import { type Beside, BesideChoice, SamplesBeside } from './samples-beside';
import type { ChangeView, RunPageView } from './view-state';

// One latent is loaded by those who open one.
const LatentView = dynamic(
  () => import('../../_components/latent-view').then((module) => module.LatentView),
  { ssr: false },
);

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
  view: { sample: held, against: asked, difference, latent },
  change,
}: {
  samples: readonly Sample[];
  runId: number;
  checkpoints: readonly Checkpoint[];
  /** Step under the crosshair. */
  cursor: number | null;
  seed: number;
  /** The class of each column, of a conditional run. */
  columnNames: readonly string[] | null;
  view: Pick<RunPageView, 'sample' | 'against' | 'difference' | 'latent'>;
  change: ChangeView;
}) {
  const { fixed, real } = useMemo(
    () => ({
      fixed: samples.filter(({ kind }) => kind === 'fixed'),
      real: samples.find(({ kind }) => kind === 'real') ?? null,
    }),
    [samples],
  );
  const steps = useMemo(() => fixed.map(({ step }) => step), [fixed]);
  const newest = steps.at(-1);
  // What is held lets a pinned crosshair go: they would point at two steps.
  const hold = useCallback(
    ({ step }: Pick<Sample, 'step'>) => change({ sample: step === newest ? null : step, at: null }),
    [change, newest],
  );
  const play = usePlay(fixed, hold);
  const shown = play.shown ?? nearestSample(fixed, cursor ?? held ?? Infinity);
  const against = asked === null ? null : nearestSample(fixed, asked);
  const how = play.shown
    ? 'playing'
    : cursor !== null
      ? 'at the cursor'
      : held === null
        ? 'follows newest'
        : 'held';
  const move = (to: number) => {
    play.stop();
    const next = fixed[Math.min(Math.max(0, to), fixed.length - 1)];
    if (next) hold(next);
  };
  const onBeside = (next: Beside) =>
    change({
      // Half the way back there is something to be seen already.
      against: next === 'real' ? null : (asked ?? nearestSample(fixed, (shown?.step ?? 0) / 2)?.step ?? null),
      difference: next === 'difference',
    });
  const section = useRef<HTMLElement>(null);
  const onLatent = (next: number | null) => {
    if (next === null) section.current?.querySelector<HTMLElement>('.latent-picker [tabindex="0"]')?.focus();
    change({ latent: next });
  };
  const keys = (event: KeyboardEvent) => event.key === 'Escape' && latent !== null && onLatent(null);
  const isGrid = shown?.form === 'grid';
  const open = isGrid && latent !== null && latent <= shown.columns * shown.rows ? latent : null;
  const beside = asked === null ? 'real' : difference ? 'difference' : 'step';
  return (
    <section ref={section} onKeyDown={keys}>
      <header>
        <FoldTitle id="samples">Samples</FoldTitle>
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
          latent={open}
          onLatent={onLatent}
        />
        <SamplesBeside {...{ beside, shown, against, real, columnNames }} />
      </div>
      {shown && (
        <SampleSlider
          steps={steps}
          at={fixed.indexOf(shown)}
          onMove={move}
          onSpace={() => play.toggle(shown)}
        >
          <button onClick={() => play.toggle(shown)} disabled={steps.length < 2} className="play">
            {play.shown ? 'Stop' : 'Play'}
          </button>
        </SampleSlider>
      )}
      {steps.length > 1 && (
        <BesideChoice
          beside={beside}
          onBeside={onBeside}
          against={against}
          frames={fixed}
          onAgainst={(at) => fixed[at] && change({ against: fixed[at].step })}
        />
      )}
      {shown && (
        <Rewind
          runId={runId}
          checkpoints={checkpoints}
          before={shown.step + 1}
          because={`up to step ${whole(shown.step)}`}
        />
      )}
      {open !== null && shown ? (
        <LatentView
          latent={open}
          frames={fixed}
          shown={shown}
          against={against}
          real={real}
          onLatent={onLatent}
          onStep={move}
        />
      ) : (
        steps.length > 2 && (isGrid ? <LatentStrip samples={fixed} /> : <ScatterStrip samples={fixed} />)
      )}
    </section>
  );
});
