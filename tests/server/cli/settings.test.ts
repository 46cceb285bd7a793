import { describe, expect, it } from 'vitest';
import { KnownError } from '@/lib/protocol/errors';
import { parseSettings, parseValues } from '@/server/cli/settings';

describe('--set', () => {
  it.each<[string[], Record<string, unknown>]>([
    [[], {}],
    [['batchSize=16'], { batchSize: 16 }],
    [['optimizer.generator.learningRate=5e-4'], { optimizer: { generator: { learningRate: 0.0005 } } }],
    [['labels.flip=true'], { labels: { flip: true } }],
    [['labels.real=[0.9,1]'], { labels: { real: [0.9, 1] } }],
    [['classes=all'], { classes: 'all' }],
    [['dataset.path=a=b'], { dataset: { path: 'a=b' } }],
    [['dataset.path='], { dataset: { path: '' } }],
    [['dataset.path="7"'], { dataset: { path: '7' } }],
    [['dataset.path=null'], { dataset: { path: null } }],
    [['dataset={"id":"shapes"}', 'dataset.count=64'], { dataset: { id: 'shapes', count: 64 } }],
    [
      ['labels.flip=true', 'labels.flipProbability=0.05', 'seed=2'],
      { labels: { flip: true, flipProbability: 0.05 }, seed: 2 },
    ],
    [['seed=1', 'seed=2'], { seed: 2 }],
  ])('%j', (pairs, config) => {
    expect(parseSettings(pairs)).toEqual(config);
  });

  it.each([
    [['seed'], 'seed: write key=value'],
    [['=1'], '=1: write key=value'],
    [['a..b=1'], '"a..b" is not a setting'],
    [['.a=1'], '".a" is not a setting'],
    [['a.=1'], '"a." is not a setting'],
    [['__proto__.polluted=1'], '"__proto__.polluted" is not a setting'],
    [['a.__proto__=1'], '"a.__proto__" is not a setting'],
    [['seed=1', 'seed.x=2'], 'seed was already set to a value'],
    [['labels.real=[0,1]', 'labels.real.0=1'], 'real was already set to a value'],
    [['constructor.prototype=1'], 'constructor was already set to a value'],
  ])('%j is refused', (pairs, message) => {
    expect(() => parseSettings(pairs)).toThrow(message);
    expect(() => parseSettings(pairs)).toThrow(KnownError);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

describe('--over', () => {
  it.each<[string, [string, unknown[]]]>([
    ['batchSize=16,32', ['batchSize', [16, 32]]],
    ['loss=bce_ns,hinge', ['loss', ['bce_ns', 'hinge']]],
    ['labels.real=[0.9,1]', ['labels.real', [[0.9, 1]]]],
    [
      'labels.real=[0.9,1],[1,1]',
      [
        'labels.real',
        [
          [0.9, 1],
          [1, 1],
        ],
      ],
    ],
    ['conditional=true,false', ['conditional', [true, false]]],
  ])('%s', (pair, setting) => expect(parseValues(pair)).toEqual(setting));

  it('without values is refused', () => expect(() => parseValues('batchSize')).toThrow(KnownError));
});
