import { describe, expect, it } from 'vitest';
import { networkSizes } from '@/app/_views/config-form/network-size';
import {
  type Path,
  type Schema,
  blank,
  choicesOf,
  hasPlace,
  rangeOf,
  shapeOf,
} from '@/app/_views/config-form/schema';
import { fromText, toText } from '@/app/_views/config-form/text';
import { parsePresets } from '@/lib/gan/presets/registry';
import { runConfigJsonSchema } from '@/lib/protocol/run-config';

const SCHEMA = runConfigJsonSchema() as Schema;
const QUICK = parsePresets()[0]!.config;

/** The schema of a setting by its path from the top, through objects, and the first shape of a choice. */
const at = (path: string): Schema =>
  path.split('.').reduce((schema, key) => (schema.oneOf?.[0] ?? schema).properties![key]!, SCHEMA);
const layers = at('generator.layers').items as Schema;

describe('a setting in a text field', () => {
  it.each<[string, string, unknown]>([
    ['batchSize', '16', 16],
    ['batchSize', ' 16 ', 16],
    ['batchSize', '1.5', 1.5],
    ['batchSize', 'many', 'many'],
    ['batchSize', '1e999', '1e999'],
    ['batchSize', '', undefined],
    ['optimizer.generator.learningRate', '1e-4', 1e-4],
    ['labels.real', '0.9, 1', [0.9, 1]],
    ['labels.real', '0.9 1', [0.9, 1]],
    ['labels.real', '0.9,', '0.9,'],
    ['labels.real', 'soft', 'soft'],
    ['classes', 'all', 'all'],
    ['classes', '1', [1]],
    ['classes', '3, 5', [3, 5]],
    ['classes', '', undefined],
  ])('%s: "%s" means %j', (path, text, value) => {
    expect(fromText(at(path), text)).toEqual(value);
    expect(fromText(at(path), toText(value))).toEqual(value);
  });

  it('takes a folder as it is written, digits too', () => {
    const folder = shapeOf(at('dataset'), { id: 'mnist' }).properties!['path']!;
    expect(fromText(folder, 'data/mnist')).toBe('data/mnist');
    expect(fromText(folder, '2024')).toBe('2024');
    expect(fromText(folder, ' ')).toBeUndefined();
  });

  it.each([
    ['labels.flipProbability', '0 to 0.5.'],
    ['optimizer.generator.learningRate', 'above 0, up to 1.'],
    ['totalSteps', '1 to 10,000,000.'],
    ['labels.flip', ''],
  ])('%s may be "%s"', (path, range) => {
    expect(rangeOf(at(path))).toBe(range);
  });
});

describe('a choice of shapes', () => {
  it('offers what the schema has, and begins with its defaults', () => {
    expect(choicesOf(at('dataset')).map(([tag]) => tag)).toEqual([
      'mnist',
      'fashion-mnist',
      'cifar10',
      'shapes',
      'folder',
      'mixture',
    ]);
    expect(blank(shapeOf(at('dataset'), { id: 'shapes' }))).toEqual({ id: 'shapes', count: 4096 });
    expect(blank(shapeOf(at('dataset'), { id: 'folder' }))).toEqual({
      id: 'folder',
      size: 32,
      colour: 'colour',
    });
    expect(choicesOf(at('optimizer.discriminator')).map(([tag]) => tag)).toEqual(['adam', 'rmsprop', 'sgd']);
    expect(shapeOf(at('optimizer.discriminator'), QUICK.optimizer.discriminator).title).toBe('Adam');
    expect(blank(shapeOf(at('optimizer.discriminator'), { id: 'rmsprop' }))).toEqual({
      id: 'rmsprop',
      learningRate: 5e-5,
      schedule: { id: 'constant' },
      decay: 0.9,
    });
    expect(blank(shapeOf(at('penalty'), { id: 'r1' }))).toEqual({ id: 'r1', weight: 10, everySteps: 1 });
    expect(choicesOf(layers).map(([tag]) => tag)).toEqual(['dense', 'conv', 'convTranspose']);
    expect(blank(shapeOf(layers, { type: 'conv' }))).toMatchObject({
      type: 'conv',
      filters: 32,
      kernel: 5,
      stride: 1,
    });
    expect(blank(shapeOf(layers, { type: 'dense' }))).not.toHaveProperty('units');
  });
});

describe('the place of an issue', () => {
  it.each<[Path, boolean]>([
    [['batchSize'], true],
    [['labels'], true],
    [['labels', 'real', 0], true],
    [['classes'], true],
    [['dataset', 'path'], true],
    [['dataset', 'count'], false], // of another dataset than the one chosen
    [['generator', 'layers'], true],
    [['generator', 'layers', 1], true],
    [['generator', 'layers', 1, 'kernel'], true],
    [['generator', 'layers', 0, 'kernel'], false], // a dense layer has none
    [['generator', 'layers', 9], false],
    [['colour'], false],
  ])('%j is in the form: %s', (path, isThere) => {
    expect(hasPlace(SCHEMA, QUICK, path)).toBe(isThere);
  });
});

describe('the sizes of the networks', () => {
  const [dense, up, out] = QUICK.generator.layers;
  const sizes = (change: object) => networkSizes({ ...QUICK, ...change });

  it('are those of the preset, the logit of D included', () => {
    const { generator, discriminator } = sizes({});
    expect(generator.layers.map(({ outputShape }) => outputShape.join())).toEqual([
      '7,7,32',
      '14,14,16',
      '28,28,1',
    ]);
    // 64 * 1568 + 2 * 32, 25 * 32 * 16 + 2 * 16, 25 * 16 + 1
    expect(generator.parameters).toBe(100_416 + 12_832 + 401);
    // 25 * 16 + 16, 25 * 16 * 32 + 2 * 32, 7 * 7 * 32 + 1
    expect(discriminator.parameters).toBe(416 + 12_864 + 1569);
  });

  it('end at the layer that does not fit', () => {
    const flat = { ...dense, shape: undefined, units: 10 };
    const { generator } = sizes({ generator: { layers: [flat, up, out] } });
    expect(generator.layers.map(({ outputShape }) => outputShape.join())).toEqual(['10']);
    expect(generator.parameters).toBeNull();
  });

  it.each<[string, object]>([
    ['a word for a number', { generator: { layers: [dense, { ...up, kernel: 'x' }, out] } }],
    ['no latent size', { latentDim: undefined }],
    ['half a latent number', { latentDim: 1.5 }],
  ])('are unknown with %s', (_, change) => {
    expect(sizes(change).generator).toEqual({ layers: [], parameters: null });
  });
});
