import { describe, expect, it } from 'vitest';
import { toBlocks } from '@/app/_charts/gradient-heatmap-series';
import { layerInWords, layerLines } from '@/app/_charts/gradient-layer-series';
import { gradNormTag, updateRatioTag, weightNormTag } from '@/lib/protocol/tags';
import { type Buckets, addPoints, emptyBuckets } from '@/lib/series/buckets';

const LAYERS = ['dense', 'up1', 'up2'].map((name) => ({
  name,
  label: name,
  outputShape: [1],
  parameters: 1,
}));

const bucketsOf = (values: number[]) => {
  const buckets = emptyBuckets(1);
  addPoints(buckets, [...values.keys()], values);
  return buckets;
};

/** G's block with these norms, output first. */
const shown = (
  norms: { up2?: number[]; up1?: number[]; dense?: number[] },
  more: [string, number[]][] = [],
) => {
  const byTag = new Map<string, Buckets>([
    ...Object.entries(norms).map(([name, values]) => [gradNormTag('g', name), bucketsOf(values)] as const),
    ...more.map(([tag, values]) => [tag, bucketsOf(values)] as const),
  ]);
  return { byTag, block: toBlocks(byTag, LAYERS, LAYERS)[0]! };
};

describe('the lines of a layer', () => {
  it('are its norm, that through both ends, and how far it moves', () => {
    const { byTag, block } = shown({ up2: [4, 8], up1: [2, 2], dense: [1, 0] }, [
      [updateRatioTag('g', 'up1'), [0.01, 0.02]],
      [updateRatioTag('d', 'up1'), [9, 9]],
    ]);
    const { norm, contrast, updates } = layerLines(byTag, block, 'up1');
    expect(norm.map(({ values }) => values)).toEqual([[2, 2]]);
    expect(contrast.map(({ key, values }) => [key, values])).toEqual([
      ['top', [0.5, 0.25]],
      ['bottom', [2, Infinity]],
    ]);
    expect(updates.map(({ values }) => values)).toEqual([[0.01, 0.02]]);
  });

  it('hold an end of the network against the other one alone', () => {
    const { byTag, block } = shown({ up2: [4], up1: [2], dense: [1] });
    expect(layerLines(byTag, block, 'up2').contrast.map(({ key }) => key)).toEqual(['bottom']);
    expect(layerLines(byTag, block, 'dense').contrast.map(({ key }) => key)).toEqual(['top']);
  });

  it('are none where nothing was measured', () => {
    const { byTag, block } = shown({});
    expect(layerLines(byTag, block, 'up1')).toEqual({ norm: [], contrast: [], updates: [] });
    expect(layerInWords(byTag, block, 'up1', 0)).toEqual(['No gradient of it was measured yet.']);
  });
});

describe('a layer in words', () => {
  const norms = { up2: [4, 0], up1: [2, 2], dense: [1, NaN] };

  it('says what it gets, against whom, and how far it moves', () => {
    const { byTag, block } = shown(norms, [
      [updateRatioTag('g', 'up1'), [0.02]],
      [weightNormTag('g', 'up1'), [30]],
    ]);
    expect(layerInWords(byTag, block, 'up1', 0)).toEqual([
      'Its gradient’s norm is 2.00: 0.50 times that of the top (4.00), 2.00 times that of the bottom (1.00).',
      'Updates move its weights by 0.02 of their length (30.00).',
    ]);
  });

  it('makes no ratio of what is zero or no number', () => {
    const { byTag, block } = shown(norms);
    expect(layerInWords(byTag, block, 'up1', 1)[0]).toBe(
      'Its gradient’s norm is 2.00: that of the top is exactly 0, that of the bottom is NaN.',
    );
    expect(layerInWords(byTag, block, 'up2', 1)[0]).toBe(
      'Its gradient’s norm is exactly 0: that of the bottom is NaN.',
    );
  });

  it('says so where updates were not measured', () => {
    const { byTag, block } = shown(norms);
    expect(layerInWords(byTag, block, 'up1', 0)[1]).toBe('How far its weights move was not measured.');
  });
});
