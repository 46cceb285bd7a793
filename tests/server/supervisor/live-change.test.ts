import { describe, expect, it } from 'vitest';
import { parsePresets } from '@/lib/gan/presets/registry';
import { configAt } from '@/lib/protocol/live-settings';
import type { KnownError } from '@/lib/protocol/errors';
import { liveChange } from '@/server/supervisor/live-change';

const presets = parsePresets();
const config = presets.find(({ id }) => id === 'mnist-quick')!.config;
const hinge = presets.find(({ id }) => id === 'mnist-hinge')!.config;

describe('a change of what is being trained', () => {
  it('names what differs, and lists and `null` are as in a new run', () => {
    const asked = { labels: { flipProbability: 0.2, fake: [0, 0.1] }, discriminatorSteps: 1 };
    expect(liveChange(config, asked)).toEqual({
      config: { ...config, labels: { ...config.labels, flipProbability: 0.2, fake: [0, 0.1] } },
      changes: [
        { path: 'labels.flipProbability', to: 0.2 },
        { path: 'labels.fake', to: [0, 0.1] },
      ],
    });
    const { config: flipped } = liveChange(config, { labels: { flipProbability: 0.2 } });
    expect(liveChange(flipped, { labels: { flipProbability: null } }).changes).toEqual([
      { path: 'labels.flipProbability', to: 0 },
    ]);
  });

  it.each([
    [
      'a setting that is built in',
      config,
      { batchSize: 8, seed: 2 },
      /^batchSize, seed cannot change while a run trains; what can is optimizer\./,
    ],
    [
      'a setting that does not exist',
      config,
      { optimizer: { generator: { rate: 1 } } },
      /^optimizer.generator.rate cannot/,
    ],
    ['a whole group', config, { labels: null }, /^labels cannot/],
    [
      'a value no run could have',
      config,
      { labels: { real: [1, 0.5] } },
      /labels.real: the first number must not be above/,
    ],
    [
      'what the loss does not have',
      hinge,
      { labels: { real: [0.9, 1] } },
      /labels.real: the loss hinge has no labels/,
    ],
    ['nothing', config, { labels: {} }, /^nothing to change; what can be is optimizer\./],
  ])('refuses %s', (_, from, asked, message) => {
    expect(() => liveChange(from, asked)).toThrow(message);
  });

  it('says of each setting where it stands in the request', () => {
    let issues: KnownError['issues'];
    try {
      liveChange(config, { optimizer: { generator: { learningRate: 2 } } });
    } catch (error) {
      ({ issues } = error as KnownError);
    }
    expect(issues).toEqual([
      { path: ['optimizer', 'generator', 'learningRate'], message: '2 is too large: give at most 1' },
    ]);
  });
});

it('is undone, the newest first, for the steps before it', () => {
  const now = { ...config, discriminatorSteps: 4 };
  const changes = [
    { step: 10, path: 'discriminatorSteps', from: 1, to: 3 },
    { step: 20, path: 'discriminatorSteps', from: 3, to: 4 },
  ];
  expect([0, 9, 10, 19, 20].map((step) => configAt(now, changes, step).discriminatorSteps)).toEqual([
    1, 1, 3, 3, 4,
  ]);
});
