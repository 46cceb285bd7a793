'use client';
import { memo, useMemo } from 'react';
import type { Run, Sample } from '@/lib/protocol/entities';
import type { StepCursor } from '../../_charts/use-step-axis';
import { whole } from '../../_components/format';
import { nearestSample } from '../../_components/nearest-sample';
import { SampleFigure } from '../../_components/sample-figure';
import { SampleSlider } from '../../_components/sample-slider';
import type { RunSnapshot } from '../../_stream/run-stream';
import { RUN_LOOKS } from '../../_components/run-mark';
import { SamplePair } from './sample-pair';
import { latentsInWords, stepsOf } from './sample-steps';
import { SAMPLE_MODES, type ViewState } from './view-state';
import type { RunsAxis } from '../../_charts/x-axis';

const MODE_WORDS = { side: 'Side by side', swipe: 'Swipe', blink: 'Blink', difference: 'Difference' };

/** The samples of all runs at one step, which is that of the crosshair on the charts; reals beside. */
export const CompareSamples = memo(function CompareSamples({
  compared,
  looks,
  pair,
  mode,
  onMode,
  at,
  axis,
  onCursor,
}: {
  compared: readonly { run: Run; snapshot: RunSnapshot }[];
  looks: readonly number[];
  /** Places of the baseline and of the run against it. */
  pair: readonly [number, number];
  mode: ViewState['samples'];
  onMode: (mode: ViewState['samples']) => void;
  /** Under the crosshair, on the x axis. */
  at: number | null;
  axis: RunsAxis;
  onCursor: (cursor: StepCursor | null) => void;
}) {
  const [first, second] = pair;
  const steps = useMemo(() => stepsOf(compared.map(({ snapshot }) => snapshot.samples)), [compared]);
  const wanted = at === null ? Infinity : axis.toStep(first, at);
  const index = at === null ? steps.length - 1 : nearestIndex(steps, wanted);
  const step = steps[index];
  const shown = compared.map(({ run, snapshot: { samples } }, place) => ({
    run,
    letter: RUN_LOOKS[looks[place]!]!.letter,
    // On an axis of time or images, each run's own step at that place.
    sample: nearestSample(
      samples,
      axis.x === 'step' || at === null ? (step ?? Infinity) : axis.toStep(place, at),
    ),
  }));
  const reals = compared.map(({ snapshot }) => snapshot.samples.find(({ kind }) => kind === 'real') ?? null);
  const move = (to: number) => {
    const next = steps[to];
    onCursor(
      to >= steps.length - 1 || next === undefined ? null : { step: axis.toX(first, next), pinned: true },
    );
  };
  const detail = (sample: Sample | null) =>
    !sample
      ? ''
      : sample.step === step
        ? `step ${whole(sample.step)}`
        : `step ${whole(sample.step)}, the nearest`;
  const [a, b] = [shown[first]!, shown[second]!];
  const canPair = a.sample?.form === 'grid' && b.sample?.form === 'grid';
  return (
    <section data-testid="compare-samples">
      <header>
        <h2>Samples</h2>
        <span className="end">{at === null ? 'newest' : 'at the cursor'}</span>
      </header>
      <p className="muted">{latentsInWords(a.run, b.run)}</p>
      {mode !== 'side' && canPair ? (
        <div className="grids">
          <SamplePair
            mode={mode}
            first={{ sample: a.sample!, name: `${a.letter} #${a.run.id}`, detail: detail(a.sample) }}
            second={{ sample: b.sample!, name: `${b.letter} #${b.run.id}`, detail: detail(b.sample) }}
          />
          <SampleFigure testId="sample-real" sample={reals[first]!} title="Real" detail="from the data" />
        </div>
      ) : (
        <div className={compared.length > 2 ? 'grids many' : 'grids'}>
          {shown.map(({ run, letter, sample }, place) => (
            <SampleFigure
              key={run.id}
              testId="sample-fixed"
              sample={sample}
              behind={reals[place]}
              title={`${letter} #${run.id}`}
              detail={detail(sample)}
            />
          ))}
          <SampleFigure testId="sample-real" sample={reals[first]!} title="Real" detail="from the data" />
        </div>
      )}
      {steps.length > 0 && <SampleSlider steps={steps} at={index} onMove={move} />}
      <span className="segment" role="group" aria-label="How samples are laid against each other">
        {SAMPLE_MODES.map((one) => (
          <button
            key={one}
            aria-pressed={mode === one}
            disabled={one !== 'side' && !canPair}
            onClick={() => onMode(one)}
          >
            {MODE_WORDS[one]}
          </button>
        ))}
      </span>
    </section>
  );
});

function nearestIndex(steps: readonly number[], wanted: number): number {
  let best = 0;
  for (const [index, step] of steps.entries())
    if (Math.abs(step - wanted) <= Math.abs(steps[best]! - wanted)) best = index;
  return best;
}
