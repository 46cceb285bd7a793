import { describe, expect, it } from 'vitest';
import { changesFrom } from '@/lib/protocol/run-config/overlay';
import { parsePresets } from '@/lib/gan/presets/registry';
import { KnownError } from '@/lib/protocol/errors';
import type { RunConfig } from '@/lib/protocol/run-config';
import { checkConfig } from '@/lib/protocol/run-config/check';
import { mergeConfig } from '@/server/supervisor/merge-config';

const PRESETS = new Map(parsePresets().map(({ id, config }) => [id, config]));
const QUICK = PRESETS.get('mnist-quick')!;
const CIFAR = PRESETS.get('cifar10-one-class')!;
const withFolder: RunConfig = { ...QUICK, dataset: { id: 'mnist', path: 'digits' } };
const [dense, up, out] = QUICK.generator.layers;

describe('changes laid over a preset', () => {
  it.each<[string, RunConfig, Record<string, unknown>, unknown]>([
    ['nothing is changed by nothing', QUICK, {}, {}],
    ['objects merge key by key', QUICK, { labels: { flip: true } }, { labels: { flip: true, real: [1, 1] } }],
    ['a list replaces the old one', QUICK, { labels: { real: [0.9, 1] } }, { labels: { real: [0.9, 1] } }],
    ['a value replaces a list', CIFAR, { classes: 'all' }, { classes: 'all' }],
    [
      'a list of layers replaces all layers',
      QUICK,
      { generator: { layers: [dense, { ...up, filters: 8 }, out] } },
      { generator: { layers: [dense, { filters: 8, stride: 2 }, out] } },
    ],
    ['null takes a setting away', withFolder, { dataset: { path: null } }, { dataset: { id: 'mnist' } }],
    [
      'null brings the default back',
      QUICK,
      { samples: { everySteps: null } },
      { samples: { everySteps: 100 } },
    ],
    [
      'another dataset replaces the old one whole',
      CIFAR,
      { dataset: { id: 'shapes' } },
      { dataset: { id: 'shapes', count: 4096 } },
    ],
    [
      'null is nothing in an object that is new',
      CIFAR,
      { dataset: { id: 'shapes', count: null } },
      { dataset: { id: 'shapes', count: 4096 } },
    ],
    [
      'the same dataset keeps its settings',
      withFolder,
      { dataset: { id: 'mnist' } },
      { dataset: { path: 'digits' } },
    ],
  ])('%s', (_, preset, changes, expected) => {
    expect(mergeConfig(preset, changes)).toMatchObject(expected as object);
  });

  it('leaves no trace of what was taken away, and the preset as it was', () => {
    const before = structuredClone(withFolder);
    expect(mergeConfig(withFolder, { dataset: { path: null } }).dataset).toEqual({ id: 'mnist' });
    expect(
      mergeConfig(withFolder, { dataset: { id: 'shapes' }, ...shapesNetworks }).dataset,
    ).not.toHaveProperty('path');
    expect(withFolder).toEqual(before);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['an unknown setting', { colour: 'red' }, ['']],
    ['a required one taken away', { totalSteps: null }, ['totalSteps']],
    ['a range that runs backwards', { labels: { real: [1, 0.9] } }, ['labels.real']],
    ['two at once', { batchSize: 1, seed: -1 }, ['batchSize', 'seed']],
    ['a layer that cannot stand there', { generator: { layers: [up, out] } }, ['generator.layers.0']],
    ['an image of the wrong size', { generator: { layers: [dense, out] } }, ['generator.layers']],
    ['no layer at all', { discriminator: { layers: [] } }, ['discriminator.layers']],
    [
      'an end without tanh',
      { generator: { layers: [dense, up, { ...out, activation: 'relu' }] } },
      ['generator.layers.2.activation'],
    ],
    ['MNIST networks for photographs', { dataset: { id: 'shapes' } }, ['generator.layers']],
  ])('%s is refused where it stands', (_, changes, paths) => {
    try {
      mergeConfig(QUICK, changes);
      expect.unreachable('it was taken');
    } catch (error) {
      expect(error).toBeInstanceOf(KnownError);
      const { code, message, issues } = error as KnownError;
      expect(code).toBe('CONFIG_INVALID');
      expect(issues?.map(({ path }) => path.join('.'))).toEqual(paths);
      for (const issue of issues ?? []) expect(message).toContain(issue.message);
    }
  });
});

const shapesNetworks = { generator: CIFAR.generator, discriminator: CIFAR.discriminator };

describe('what a form sends', () => {
  it.each<[string, RunConfig, unknown]>([
    ['an unchanged preset', QUICK, QUICK],
    ['another preset', QUICK, PRESETS.get('mnist-dcgan')],
    ['another dataset with its networks', QUICK, { ...CIFAR, classes: [3] }],
    ['a folder given', QUICK, withFolder],
    ['a folder cleared', withFolder, { ...withFolder, dataset: { id: 'mnist', path: undefined } }],
    ['a default brought back', QUICK, { ...QUICK, samples: { ...QUICK.samples, everySteps: undefined } }],
    ['a layer less', CIFAR, { ...CIFAR, discriminator: { layers: CIFAR.discriminator.layers.slice(1) } }],
    [
      'a layer’s setting cleared',
      QUICK,
      { ...QUICK, generator: { layers: [dense, { ...up, kernel: undefined }, out] } },
    ],
  ])('%s arrives as it was written', (_, preset, written) => {
    const wire: unknown = JSON.parse(JSON.stringify(changesFrom(preset, written as RunConfig)));
    const checked = checkConfig(written);
    expect(checked.ok && checked.value).toEqual(mergeConfig(preset, wire as Record<string, unknown>));
  });

  it('is no more than what differs', () => {
    const written = { ...QUICK, seed: 7, labels: { ...QUICK.labels, flip: true } };
    expect(changesFrom(QUICK, written)).toEqual({ seed: 7, labels: { flip: true } });
  });
});
