import type { Sample } from '@/lib/protocol/entities';
import { whole } from '../../_components/format';
import { SampleDifference } from '../../_components/sample-difference';
import { SampleFigure } from '../../_components/sample-figure';
import { SampleSlider } from '../../_components/sample-slider';

export type Beside = 'real' | 'step' | 'difference';

interface BesideProps {
  beside: Beside;
  shown: Sample | null;
  /** The same latents at another step. */
  against: Sample | null;
  real: Sample | null;
  columnNames: readonly string[] | null;
}

/** What stands beside the samples: real ones, the same latents at another step, or what that differs in. */
export function SamplesBeside({ beside, shown, against, real, columnNames }: BesideProps) {
  if (!against || !shown || beside === 'real')
    return (
      <SampleFigure
        testId="sample-real"
        sample={real}
        title="Real"
        detail="from the data, fixed"
        columnNames={columnNames}
      />
    );
  const detail = `step ${whole(against.step)}`;
  if (beside === 'step')
    return (
      <SampleFigure
        testId="sample-against"
        sample={against}
        behind={real}
        title="Held"
        detail={detail}
        columnNames={columnNames}
      />
    );
  return shown.form === 'points' ? (
    <SampleFigure
      testId="sample-over"
      sample={shown}
      behind={against}
      title="Generated"
      detail={`step ${whole(shown.step)}, over ${detail} in grey`}
    />
  ) : (
    <SampleDifference
      first={against}
      second={shown}
      title={`Step ${whole(shown.step)} − ${whole(against.step)}`}
    />
  );
}

/** Chooses it, and moves the step that is held. */
export function BesideChoice({
  beside,
  onBeside,
  against,
  frames,
  onAgainst,
}: {
  beside: Beside;
  onBeside: (beside: Beside) => void;
  against: Sample | null;
  frames: readonly Sample[];
  onAgainst: (at: number) => void;
}) {
  const isPoints = frames[0]?.form === 'points';
  const words = {
    real: 'Real',
    step: 'Another step',
    difference: isPoints ? 'One over the other' : 'Difference',
  };
  return (
    <div className="beside">
      <span className="segment" role="group" aria-label="What stands beside the samples">
        {(['real', 'step', 'difference'] as const).map((one) => (
          <button key={one} aria-pressed={beside === one} onClick={() => onBeside(one)}>
            {words[one]}
          </button>
        ))}
      </span>
      {against && (
        <SampleSlider
          steps={frames.map(({ step }) => step)}
          at={frames.indexOf(against)}
          onMove={onAgainst}
          of="held samples"
        />
      )}
    </div>
  );
}
