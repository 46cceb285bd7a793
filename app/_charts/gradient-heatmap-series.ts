import type { LayerInfo } from '@/lib/protocol/entities';
import { type GradientGroup, gradNormTag } from '@/lib/protocol/tags';
import { type Buckets, means } from '@/lib/series/buckets';
import { number } from '../_components/format';
import { type Measured, lineThrough } from './line-series';

type LineLook = Parameters<typeof lineThrough>[2];

/** Of a layer's row, and between two of them, in pixels: on a page, in a report and in a saved drawing. */
export const [ROW, GAP] = [15, 1];

export interface HeatRow {
  layer: string;
  label: string;
  steps: readonly number[];
  /** Gradient norm of each bucket; 0 and NaN win over the mean, so that neither is averaged away. */
  values: readonly number[];
}

export interface HeatBlock {
  group: Exclude<GradientGroup, 'd'>;
  title: string;
  /** Top row first: the output; the bottom row stands next to the input. */
  rows: HeatRow[];
}

const TITLES: Record<HeatBlock['group'], string> = {
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

/** A cell's value; what stands for no colour is said in full. */
export const cellInWords = (value: number | undefined): string =>
  value === undefined ? 'not measured' : value === 0 ? 'exactly 0' : number(value);

/** Of more values than these a share is looked at: all of 120 layers took 60 ms to sort, each time points came. */
const ENOUGH = 4000;

/** log10 of the 1st and 99th percentile of all positive values: one scale for all blocks. */
export function heatScale(blocks: readonly HeatBlock[]): [number, number] {
  const columns = blocks.flatMap(({ rows }) => rows.map(({ values }) => values));
  const stride = Math.ceil(columns.reduce((count, { length }) => count + length, 0) / ENOUGH);
  const seen: number[] = [];
  for (const values of columns)
    for (let at = 0; at < values.length; at += stride)
      if (values[at]! > 0 && values[at]! < Infinity) seen.push(values[at]!);
  if (seen.length === 0) return [-3, 0];
  const sorted = Float64Array.from(seen).sort();
  const at = (share: number) => Math.log10(sorted[Math.floor(share * sorted.length)]!);
  return [at(0.01), Math.max(at(0.99), at(0.01) + 0.1)];
}

/** A layer that is looked at more closely, among those of a block. */
export interface LayerPick {
  group: HeatBlock['group'];
  layer: string;
}

/** G's gradient at its bottom layer over that at its top: near 0 the layers next to z learn nothing. */
export function bottomToTop(
  byTag: ReadonlyMap<string, Buckets>,
  generator: readonly LayerInfo[],
): Measured | null {
  const [bottom, top] = [generator[0], generator.at(-1)].map(
    (layer) => layer && byTag.get(gradNormTag('g', layer.name)),
  );
  if (!bottom || !top || bottom === top) return null;
  return ratioLine(bottom, top, { key: 'ratio', label: 'bottom / top', token: '--ink', dash: [] });
}

/** One series through another, at the steps that both have. */
export function ratioLine(over: Buckets, under: Buckets, look: LineLook): Measured {
  const below = new Map(means(under).map((value, index) => [under.steps[index]!, value]));
  const above = means(over);
  const both = [...over.steps.keys()].filter((index) => below.has(over.steps[index]!));
  return lineThrough(
    both.map((index) => over.steps[index]!),
    both.map((index) => above[index]! / below.get(over.steps[index]!)!),
    look,
  );
}
