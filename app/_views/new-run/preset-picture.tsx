import losses from '../../new/presets/losses.json';
import { PRESET_PICTURES } from '../../new/presets/pictures';
import { Sparkline } from '../../_charts/sparkline';
import { whole } from '../../_components/format';

const LOSSES: Partial<Record<string, { steps: number; d: number[]; g: number[] }>> = losses;

/** What a run of a preset came to when the pictures were made; `npm run preset-pictures` trains and makes them. */
export function PresetPicture({ preset }: { preset: string }) {
  const picture = PRESET_PICTURES[preset];
  const course = LOSSES[preset];
  if (!picture || !course)
    return <span className="preset-picture help">No picture: the first run fetches its data.</span>;
  const { src, width, height } = picture;
  return (
    <span className="preset-picture">
      <img {...{ src, width, height }} alt={`Samples at step ${whole(course.steps)}`} loading="lazy" />
      <span>
        <Sparkline d={course.d} g={course.g} width={80} height={44} />
        <small>{whole(course.steps)} steps</small>
      </span>
    </span>
  );
}
