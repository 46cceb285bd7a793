import { memo } from 'react';
import type { Sample } from '@/lib/protocol/entities';
import { logSpaced } from '@/lib/series/log-spaced';
import { whole } from './format';
import { LatentTile } from './latent-tile';

const LATENTS = 3;
const COLUMNS = 12;

/** The first latents through time, on log-spaced steps: motion and collapse show without moving a slider. */
export const LatentStrip = memo(function LatentStrip({ samples }: { samples: readonly Sample[] }) {
  const shown = logSpaced(samples.length, COLUMNS).map((index) => samples[index]!);
  const latents = Math.min(LATENTS, samples[0]!.columns);
  return (
    <figure
      className="latents"
      aria-label={`The first ${latents} latents from step ${whole(shown[0]!.step)} to ${whole(shown.at(-1)!.step)}`}
    >
      <figcaption>
        <b>{['One latent', 'Two latents', 'Three latents'][latents - 1]} through time</b>
      </figcaption>
      <div className="tiles" style={gridOf(shown.length)}>
        {Array.from({ length: latents }, (_, latent) =>
          shown.map((sample) => <LatentTile key={`${latent} ${sample.id}`} sample={sample} index={latent} />),
        )}
        {shown.map(({ id, step }, index) => (
          <span key={id}>{index % 2 === 0 || shown.length < 8 ? whole(step) : ''}</span>
        ))}
      </div>
    </figure>
  );
});

/** A few steps stand as small as many do. */
const gridOf = (count: number) => ({
  gridTemplateColumns: `repeat(${count}, minmax(0, 1fr))`,
  maxWidth: `${(100 * count) / COLUMNS}%`,
});
