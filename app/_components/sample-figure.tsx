import type { Sample } from '@/lib/protocol/entities';
import { ColumnNames } from './column-names';
import { LatentPicker } from './latent-picker';
import { SampleGrid } from './sample-grid';
import { SampleScatter } from './sample-scatter';

/** Samples of a step as what they are: images in a grid, points in the plane. */
export function SampleFigure({
  sample,
  behind = null,
  title,
  detail,
  testId,
  columnNames = null,
  latent = null,
  onLatent,
}: {
  sample: Sample | null;
  /** Real ones; points are drawn before them. */
  behind?: Sample | null;
  title: string;
  detail: string;
  testId: string;
  /** What each column shows, where that is said. */
  columnNames?: readonly string[] | null;
  /** The image that is looked at more closely, counted from 1. */
  latent?: number | null;
  /** Where images can be. */
  onLatent?: (latent: number | null) => void;
}) {
  const label = `${title}, ${detail}`;
  return (
    <figure data-testid={testId} data-step={sample?.step ?? ''}>
      {columnNames && <ColumnNames names={columnNames} />}
      {!sample ? (
        <p className="muted">none yet</p>
      ) : sample.form === 'points' ? (
        <SampleScatter sample={sample} behind={behind} label={label} />
      ) : (
        <div className="pickable">
          <SampleGrid sample={sample} label={label} />
          {onLatent && <LatentPicker sample={sample} latent={latent} onLatent={onLatent} />}
        </div>
      )}
      <figcaption>
        <b>{title}</b> {detail}
      </figcaption>
    </figure>
  );
}
