import { memo } from 'react';
import type { RunParting } from '@/lib/protocol/compare';
import type { Run } from '@/lib/protocol/entities';
import { seriesInWords } from '@/lib/compare/parting-words';
import { About } from '../../_components/about';
import { whole } from '../../_components/format';
import { RunName } from './run-name';

const HOW = [
  'Both runs are seen through a rolling median. They are apart where these medians are further from each other than 2.5 times the noise of both: how far their points lie from the median, and how far the median wanders by itself, in the stretch before.',
  'They part at the first step from which that holds for a whole window of 31 points, and for nine tenths of the three windows after it. Losses and gradients are compared by their ratio, and less than a tenth is not worth a word.',
  'Runs with the same settings, seed and backend are the same bit for bit. Of two seeds of one configuration it is not said that they part, unless they take another course for long.',
];

/** Where the runs part, the pair that is shown first; and every series of that pair. */
export const PartingSentence = memo(function PartingSentence({
  partings,
  shown,
  runs,
  looks,
  onStep,
}: {
  partings: readonly RunParting[];
  shown: RunParting | null;
  runs: readonly Run[];
  looks: readonly number[];
  onStep: (step: number) => void;
}) {
  if (!shown) return <p className="sentence muted">Looking where they part …</p>;
  const { setup } = runs.find(({ id }) => id === shown.baseline)!;
  const parted = shown.series
    .filter((one): one is typeof one & { step: number } => one.step !== null)
    .toSorted((a, b) => a.step - b.step);
  const rest = partings.filter((one) => one !== shown);
  return (
    <div className="parting" data-testid="parting">
      <p className="sentence">
        <b>{shown.lead}</b> {shown.rest}
      </p>
      <About title="Where they part" explain={() => HOW} />
      {rest.map(({ other, lead }) => (
        <p key={other} className="muted">
          <RunName look={looks[runs.findIndex(({ id }) => id === other)]!} id={other} /> {lead}
        </p>
      ))}
      {parted.length > 0 && (
        <details>
          <summary>Every series that parts</summary>
          <ul>
            {parted.map(({ tag, step, within }) => (
              <li key={tag}>
                <button className="plain" onClick={() => onStep(step)}>
                  step {whole(step)}
                  {within > 1 && ` ± ${within}`}
                </button>{' '}
                {seriesInWords(tag, setup)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
});
