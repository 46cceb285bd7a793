import type { LayerInfo } from '@/lib/protocol/entities';
import { type GradientGroup, gradNormTag } from '@/lib/protocol/tags';
import { type Buckets, means } from '@/lib/series/buckets';
import { type Line, rollingLine } from './line-series';

export interface HeatRow {
  layer: string;
  label: string;
  steps: readonly number[];
  /** Gradient norm of each bucket; 0 and NaN win over the mean, so that neither is averaged away. */
  values: readonly number[];
}

export interface HeatBlock {
  group: GradientGroup;
  title: string;
  /** Top row first: the output; the bottom row stands next to the input. */
  rows: HeatRow[];
}

const TITLES: Record<Exclude<GradientGroup, 'd'>, string> = {
  g: 'G',
  d_real: 'D on real',
  d_fake: 'D on fake',
};

export function toBlocks(
  byTag: ReadonlyMap<string, Buckets>,
  generator: readonly LayerInfo[],
  discriminator: readonly LayerInfo[],
): HeatBlock[] {
  return (['g', 'd_real', 'd_fake'] as const).map((group) => {
    const layers = group === 'g' ? generator : discriminator;
    const rows = layers.map(({ name, label }, index) => {
      const end = index === 0 ? ' (bottom)' : index === layers.length - 1 ? ' (top)' : '';
      const buckets = byTag.get(gradNormTag(group, name));
      return {
        layer: name,
        label: label + end,
        steps: buckets?.steps ?? [],
        values: buckets ? worst(buckets) : [],
      };
    });
    return { group, title: TITLES[group], rows: rows.toReversed() };
  });
}

function worst(buckets: Buckets): number[] {
  return means(buckets).map((mean, index) => {
    if (buckets.nonFinite[index]! > 0) return NaN;
    return buckets.min[index] === 0 ? 0 : mean;
  });
}

/** log10 of the 1st and 99th percentile of all positive values: one scale for all blocks. */
export function heatScale(blocks: readonly HeatBlock[]): [number, number] {
  const logs = blocks
    .flatMap(({ rows }) => rows.flatMap(({ values }) => values.filter((value) => value > 0)))
    .map(Math.log10)
    .sort((a, b) => a - b);
  if (logs.length === 0) return [-3, 0];
  const at = (share: number) => logs[Math.min(logs.length - 1, Math.floor(share * logs.length))]!;
  return [at(0.01), Math.max(at(0.99), at(0.01) + 0.1)];
}

/** G's gradient at its bottom layer over that at its top: near 0 the layers next to z learn nothing. */
export function bottomToTop(
  byTag: ReadonlyMap<string, Buckets>,
  generator: readonly LayerInfo[],
): Line | null {
  const [bottom, top] = [generator[0], generator.at(-1)].map(
    (layer) => layer && byTag.get(gradNormTag('g', layer.name)),
  );
  if (!bottom || !top || bottom === top) return null;
  const topAt = new Map(means(top).map((value, index) => [top.steps[index]!, value]));
  const steps = bottom.steps.filter((step) => topAt.has(step));
  const bottomAt = new Map(means(bottom).map((value, index) => [bottom.steps[index]!, value]));
  const values = steps.map((step) => bottomAt.get(step)! / topAt.get(step)!);
  return rollingLine(steps, values, { key: 'ratio', label: 'bottom / top', token: '--ink', dash: [] });
}
