import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePresets } from '@/lib/gan/presets/registry';
import { logitOf, placeLayers } from '@/lib/protocol/run-config';
import { multiplyAdds } from '@/lib/protocol/run-config/multiply-adds';

const PRESETS = parsePresets();

it('the table of the README has every preset, in the order of the page', () => {
  const [, table = ''] = /^\| preset \| shows \|\n(.*?)\n\n/ms.exec(readFileSync('README.md', 'utf8')) ?? [];
  const ids = [...table.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, id]) => id);
  expect(ids).toEqual(PRESETS.map(({ id }) => id));
});

it('every name, a former one too, is that of one preset', () => {
  const names = PRESETS.flatMap(({ id, formerIds }) => [id, ...formerIds]);
  expect(names).toContain('cifar10-small');
  expect(new Set(names).size).toBe(names.length);
});

describe('the networks of the lessons', () => {
  const { config } = PRESETS.find(({ id }) => id === 'cifar10-reference')!;
  const placed = (...walk: Parameters<typeof placeLayers>) => {
    const shapes = placeLayers(...walk);
    if (!shapes.ok) throw new Error(shapes.message);
    return shapes.layers;
  };
  const g = placed(config.generator.layers, [config.latentDim]);
  const d = placed([...config.discriminator.layers, logitOf(0)], [32, 32, 3]);
  const square = (side: number, from: number, to: number) => side * side * from * to;

  it('have the shapes and trainable numbers of the lessons, layer by layer', () => {
    expect(g.map(({ outputShape, parameters }) => [outputShape.join(), parameters])).toEqual([
      ['16,16,128', 100 * 32_768 + 2 * 32_768],
      ['16,16,128', square(5, 128, 128) + 2 * 128],
      ['32,32,128', square(4, 128, 128) + 2 * 128],
      ['32,32,128', square(5, 128, 128) + 2 * 128],
      ['32,32,128', square(5, 128, 128) + 2 * 128],
      ['32,32,3', square(5, 128, 3) + 3],
    ]);
    expect(d.map(({ outputShape, parameters }) => [outputShape.join(), parameters])).toEqual([
      ['32,32,128', square(3, 3, 128) + 128],
      ['16,16,128', square(4, 128, 128) + 2 * 128],
      ['8,8,128', square(4, 128, 128) + 2 * 128],
      ['4,4,128', square(4, 128, 128) + 2 * 128],
      ['1', 4 * 4 * 128 + 1],
    ]);
  });

  it('are as large as Keras says, which counts a bias before batch norm and two running statistics', () => {
    const asKeras = (layers: typeof g) =>
      layers.reduce(
        (sum, { parameters, channels, config: { batchNorm } }) =>
          sum + parameters + (batchNorm ? 3 * channels : 0),
        0,
      );
    expect(asKeras(g)).toBe(4_943_747);
    expect(asKeras(d)).toBe(793_985);
  });

  it('take 77 billion multiply-adds a step, and twenty epochs of one class', () => {
    expect(multiplyAdds(config) / 1e9).toBeCloseTo(77, 0);
    expect(config.totalSteps).toBe((20 * 4992) / config.batchSize); // the last 8 of 5,000 make no batch
  });
});

it('a preset stops at a value that is not finite', () => {
  for (const { config } of parsePresets()) expect(config.onNonFinite).toBe('stop');
});
