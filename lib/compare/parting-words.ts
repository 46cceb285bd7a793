import type { RunParting, SeriesParting } from '../protocol/compare';
import type { Run } from '../protocol/entities';
import { type GradientGroup, parseGradNormTag } from '../protocol/tags';
import { METRICS } from './metrics';

const GROUPS: Record<GradientGroup, string> = {
  g: 'G’s gradient',
  d: 'D’s gradient',
  d_real: 'D’s gradient on real',
  d_fake: 'D’s gradient on fake',
};

/** A series as people say it: "D loss", "G's gradient at dense (bottom)". */
export function seriesInWords(tag: string, setup: Run['setup']): string {
  const gradient = parseGradNormTag(tag);
  if (!gradient) return METRICS.find((metric) => metric.tag === tag)?.label ?? tag;
  const layers = (gradient.group === 'g' ? setup?.generator : setup?.discriminator) ?? [];
  const at = layers.findIndex(({ name }) => name === gradient.layer);
  const end = at < 0 ? '' : at === 0 ? ' (bottom)' : at === layers.length - 1 ? ' (top)' : '';
  return `${GROUPS[gradient.group]} at ${layers[at]?.label ?? gradient.layer}${end}`;
}

/** Which series parts first, and what of the rest; `series` of two runs that have at least one in common. */
export function partingInWords(
  baseline: Pick<Run, 'setup'>,
  series: readonly SeriesParting[],
): Pick<RunParting, 'lead' | 'rest'> {
  const name = (tag: string) => seriesInWords(tag, baseline.setup);
  const judged = series.filter(({ kind }) => kind !== 'few');
  if (series.length === 0) return { lead: 'They have no series in common.', rest: '' };
  // A few points that are the same by chance, scores of exactly 1 say, make no run the same as another.
  if (judged.length < series.length && judged.every(({ kind }) => kind === 'same'))
    return { lead: 'Too few common steps to say where they part.', rest: 'It takes 30 points of a series.' };
  if (judged.every(({ kind }) => kind === 'same'))
    return {
      lead: 'They are the same, bit for bit.',
      rest: `All ${judged.length} series have the same numbers as far as both go.`,
    };
  const parted = judged
    .filter((one): one is SeriesParting & { step: number } => one.step !== null)
    .toSorted((a, b) => a.step - b.step);
  const differing = Math.min(...judged.flatMap(({ differsFrom }) => differsFrom ?? []));
  const until = differing > 1 ? `Up to step ${whole(differing - 1)} they are the same, bit for bit. ` : '';
  const [earliest, ...others] = parted;
  if (!earliest)
    return {
      lead: 'They do not part.',
      rest: `${until}None of ${judged.length} series is further from the other than its own noise for long.`,
    };
  const about = earliest.within > 1 ? 'about step' : 'step';
  const rest = [
    others[0] && `Next ${name(others[0].tag)}, at step ${whole(others[0].step)}`,
    `${parted.length} of ${judged.length} series part`,
  ];
  return {
    lead: `They part at ${about} ${whole(earliest.step)}, first in ${name(earliest.tag)}.`,
    rest: `${until}${rest.filter(Boolean).join('; ')}.`,
  };
}

const whole = (value: number) => value.toLocaleString('en');
