import { memo } from 'react';
import type { Sample } from '@/lib/protocol/entities';
import { logSpaced } from '@/lib/series/log-spaced';
import { whole } from './format';
import { SampleScatter } from './sample-scatter';

const COLUMNS = 6;

/** All points through time, on log-spaced steps: which modes come, and which go, shows without moving a slider. */
export const ScatterStrip = memo(function ScatterStrip({ samples }: { samples: readonly Sample[] }) {
  const shown = logSpaced(samples.length, COLUMNS).map((index) => samples[index]!);
  return (
    <figure className="latents" data-testid="scatter-strip">
      <figcaption>
        <b>Samples through time</b>
      </figcaption>
      <div className="tiles scatters">
        {shown.map((sample) => (
          <div key={sample.id}>
            <SampleScatter sample={sample} label={`step ${whole(sample.step)}`} />
            <span>{whole(sample.step)}</span>
          </div>
        ))}
      </div>
    </figure>
  );
});
