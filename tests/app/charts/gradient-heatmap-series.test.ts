import { describe, expect, it } from 'vitest';
import { bottomToTop, heatScale, toBlocks } from '@/app/_charts/gradient-heatmap-series';
import type { LayerInfo } from '@/lib/protocol/entities';
import { gradNormTag } from '@/lib/protocol/tags';
import { addPoints, emptyBuckets } from '@/lib/series/buckets';

const layer = (name: string): LayerInfo => ({ name, label: `the ${name}`, outputShape: [1], parameters: 1 });
const G = ['dense', 'up1', 'up2'].map(layer);
const D = ['conv1', 'logit'].map(layer);

const bucketsOf = (values: number[], width: number) => {
  const buckets = emptyBuckets(width);
  addPoints(
    buckets,
    values.map((_, step) => step),
    values,
  );
  return buckets;
};

/** The one row of G with these norms, in buckets of two steps. */
const row = (...values: number[]) =>
  toBlocks(new Map([[gradNormTag('g', 'dense'), bucketsOf(values, 2)]]), [layer('dense')], [])[0]!.rows[0]!;

describe('the gradient heatmap', () => {
  it('has a block for G and one for each batch of D, the output on top', () => {
    const blocks = toBlocks(new Map(), G, D);
    expect(blocks.map(({ title, rows }) => [title, ...rows.map(({ label }) => label)])).toEqual([
      ['G', 'the up2 (top)', 'the up1', 'the dense (bottom)'],
      ['D on real', 'the logit (top)', 'the conv1 (bottom)'],
      ['D on fake', 'the logit (top)', 'the conv1 (bottom)'],
    ]);
    expect(blocks[0]!.rows[0]).toMatchObject({ layer: 'up2', steps: [], values: [] });
  });

  it('gives each block its own tag', () => {
    const byTag = new Map(
      (['g', 'd_real', 'd_fake'] as const).map((group, index) => [
        gradNormTag(group, 'one'),
        bucketsOf([index + 1], 1),
      ]),
    );
    const blocks = toBlocks(byTag, [layer('one')], [layer('one')]);
    expect(blocks.map(({ rows }) => rows[0]!.values)).toEqual([[1], [2], [3]]);
  });

  it.each([
    ['the mean where all is well', [1, 3], 2],
    ['zero where one was zero', [0, 3], 0],
    ['NaN where one was NaN', [NaN, 3], NaN],
    ['NaN where one was infinite', [Infinity, 3], NaN],
    ['NaN before zero', [NaN, 0], NaN],
    ['NaN where all were', [NaN, NaN], NaN],
  ])('a bucket shows %s', (_, values, shown) => {
    expect(row(...values).values).toEqual([shown]);
  });
});

describe('bottom over top', () => {
  const ratio = (bottom: number[], top: number[], layers = G) =>
    bottomToTop(
      new Map([
        [gradNormTag('g', 'dense'), bucketsOf(bottom, 1)],
        [gradNormTag('g', 'up2'), bucketsOf(top, 1)],
      ]),
      layers,
    );

  it('is one value a step that both have', () => {
    const line = ratio([1, 0, 4], [2, 1])!;
    expect(line.steps).toEqual([0, 1]);
    expect(line.values).toEqual([0.5, 0]);
    expect(line.nonFinite).toEqual([]);
  });

  it('marks the steps at which it has no value', () => {
    expect(ratio([0, NaN, 1, 1], [0, 1, 0, 2])!.nonFinite).toEqual([0, 1, 2]);
  });

  it('is none for a single layer or without gradients', () => {
    expect(ratio([1], [1], [layer('dense')])).toBeNull();
    expect(ratio([1], [1], [layer('dense'), layer('other')])).toBeNull();
    expect(ratio([1], [1], [])).toBeNull();
  });
});

describe('the scale of the heatmap', () => {
  const scale = (...values: number[]) =>
    heatScale([{ group: 'g', title: 'G', rows: [{ layer: 'a', label: 'a', steps: [], values }] }]);

  it.each([
    ['nothing measured', [], [-3, 0]],
    ['nothing above zero', [0, NaN], [-3, 0]],
    ['powers of ten', [0.001, 1], [-3, 0]],
    ['zero and NaN beside them', [0, NaN, 0.001, 1], [-3, 0]],
    ['one value: a scale that is not a point', [0.01, 0.01], [-2, -1.9]],
  ])('%s', (_, values, [low, high]) => {
    const [from, to] = scale(...values);
    expect(from).toBeCloseTo(low!, 9);
    expect(to).toBeCloseTo(high!, 9);
  });

  it('is not stretched by the outermost hundredth', () => {
    const values = [1e-9, ...Array.from({ length: 398 }, () => 0.1), 1e9];
    expect(scale(...values)[0]).toBeCloseTo(-1, 9);
    expect(scale(...values)[1]).toBeLessThan(0);
  });
});
