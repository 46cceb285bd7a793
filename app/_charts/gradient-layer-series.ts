import { gradNormTag, updateRatioTag, weightNormTag } from '@/lib/protocol/tags';
import { type Buckets, means } from '@/lib/series/buckets';
import { number } from '../_components/format';
import {
  type HeatBlock,
  type HeatRow,
  type LayerPick,
  cellInWords,
  ratioLine,
} from './gradient-heatmap-series';
import { type Measured, type Shaping, indexAt, present, shaped, toLine } from './line-series';

type ByTag = ReadonlyMap<string, Buckets>;

const playerOf = (group: LayerPick['group']) => (group === 'g' ? 'g' : 'd');
const ends = ({ rows }: HeatBlock) => ({ top: rows[0], bottom: rows.at(-1) });

/** What is drawn of one layer: its gradient, that against both ends of its network, and how far it moves. */
export function layerLines(byTag: ByTag, block: HeatBlock, layer: string, shaping?: Shaping) {
  const { group } = block;
  const player = playerOf(group);
  const own = { token: `--${player}`, dash: [] as number[] } as const;
  const norm = byTag.get(gradNormTag(group, layer));
  const through = (
    end: HeatRow | undefined,
    look: Pick<Measured, 'key' | 'label' | 'title' | 'token' | 'dash'>,
  ) => {
    const under = end && end.layer !== layer && byTag.get(gradNormTag(group, end.layer));
    return norm && under ? ratioLine(norm, under, look) : null;
  };
  const { top, bottom } = ends(block);
  const drawn = (lines: readonly (Measured | null)[]) => present(lines).map((line) => shaped(line, shaping));
  return {
    norm: drawn([toLine(norm, { ...own, key: 'norm', label: 'norm', title: 'L2 norm' })]),
    contrast: drawn([
      through(top, { token: '--ink', dash: [], key: 'top', label: 'top', title: 'through the top’s' }),
      through(bottom, {
        token: '--ink3',
        dash: [2, 2],
        key: 'bottom',
        label: 'bottom',
        title: 'through the bottom’s',
      }),
    ]),
    updates: drawn([
      toLine(byTag.get(updateRatioTag(player, layer)), { ...own, key: 'update', label: 'share' }),
    ]),
  };
}

/** The same in words, at a step: what it gets, against whom, and what the optimizer made of it. */
export function layerInWords(byTag: ByTag, block: HeatBlock, layer: string, step: number): string[] {
  const row = block.rows.find((one) => one.layer === layer);
  const norm = row && valueAt(row, step);
  if (!row || norm === undefined) return ['No gradient of it was measured yet.'];
  const { top, bottom } = ends(block);
  const against = (end: HeatRow | undefined, name: string) => {
    const other = end && end !== row ? valueAt(end, step) : undefined;
    if (other === undefined) return [];
    const ratio = norm / other;
    return Number.isFinite(ratio)
      ? [`${number(ratio)} times that of the ${name} (${cellInWords(other)})`]
      : [`that of the ${name} is ${cellInWords(other)}`];
  };
  const others = [...against(top, 'top'), ...against(bottom, 'bottom')];
  const player = playerOf(block.group);
  const [moved, weights] = [updateRatioTag(player, layer), weightNormTag(player, layer)].map((tag) =>
    meanAt(byTag.get(tag), step),
  );
  return [
    `Its gradient’s norm is ${cellInWords(norm)}${others.length > 0 ? `: ${others.join(', ')}` : ''}.`,
    moved === undefined
      ? 'How far its weights move was not measured.'
      : `Updates move its weights by ${number(moved)} of their length${weights === undefined ? '' : ` (${number(weights)})`}.`,
  ];
}

const valueAt = ({ steps, values }: HeatRow, step: number): number | undefined =>
  values[indexAt(steps, step)];

const meanAt = (buckets: Buckets | undefined, step: number): number | undefined =>
  buckets && means(buckets)[indexAt(buckets.steps, step)];
