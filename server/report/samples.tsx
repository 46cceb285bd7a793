import { placePoints } from '@/app/_charts/scatter-series';
import { whole } from '@/app/_components/format';
import type { Sample } from '@/lib/protocol/entities';
import type { ReportedRun } from './gather';

/** A handful of samples, in the file itself; it says how many there are. */
export function Samples({ reported }: { reported: ReportedRun }) {
  const { samples, image } = reported;
  const { shown, real, stored, leftOut } = samples;
  if (stored === 0) return null;
  return (
    <section>
      <h2>Samples</h2>
      <p className="muted">
        {shown.length} of {whole(stored)} that are stored, from the same latents
        {leftOut > 0 && `; ${leftOut} more left out to keep this file small`}.
      </p>
      <div className="samples">
        {shown.map(({ sample, as }) => (
          <Shown key={sample.id} sample={sample} image={image} as={`step ${whole(sample.step)}, ${as}`} />
        ))}
        {real && <Shown sample={real} image={image} as="real, from the data" />}
      </div>
    </section>
  );
}

export function Shown({ sample, image, as }: { sample: Sample; image: ReportedRun['image']; as: string }) {
  const { mime, bytes } = image(sample);
  return (
    <figure>
      {mime === 'image/png' ? (
        <img src={`data:image/png;base64,${bytes.toString('base64')}`} alt={`Samples, ${as}`} />
      ) : (
        <Points bytes={bytes} isReal={sample.kind === 'real'} label={`Samples, ${as}`} />
      )}
      <figcaption>{as}</figcaption>
    </figure>
  );
}

const SIDE = 240;

/** Points in the plane, each the round end of a line without length. */
function Points({ bytes, isReal, label }: { bytes: Buffer; isReal: boolean; label: string }) {
  const floats = new Float32Array(new Uint8Array(bytes).buffer);
  const { inside, outside, lost } = placePoints(floats, SIDE);
  const path = [...inside, ...outside].map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join('');
  return (
    <svg className="points" viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={label}>
      <path d={path} stroke={isReal ? 'var(--ink2)' : 'var(--g)'} />
      {outside.length + lost > 0 && (
        <text x="4" y="12">
          {outside.length} outside, {lost} not a number
        </text>
      )}
    </svg>
  );
}
