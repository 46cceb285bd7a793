import { expect, it } from 'vitest';
import { lint } from '@/lib/lint/lint';
import { PRESETS } from './support/configs';

/** Each preset that is built to fail gets the warning of why it does; the healthy ones get none.
 * Of the two of one class of CIFAR-10, 5,000 photographs, it is said that D may know them by heart. */
it.each([
  ['mnist-quick', []],
  ['mnist-dcgan', []],
  ['mnist-hinge', []],
  ['fashion-quick', []],
  ['mnist-r1', []],
  ['mnist-wgan-gp', []],
  ['mnist-conditional', []],
  ['ring-2d', []],
  ['cifar10-reference', ['small-dataset']],
  ['cifar10-one-class', ['unregularised-discriminator', 'small-dataset']],
  ['article-collapse', ['learning-rate-ratio', 'generator-without-batch-norm']],
  ['zero-recovers', ['generator-without-batch-norm']],
  ['soft-floor', ['learning-rate-ratio', 'generator-without-batch-norm']],
  ['minimax-vanishing', ['minimax-loss', 'generator-without-batch-norm']],
  ['calm-collapse', ['generator-without-batch-norm', 'thin-discriminator']],
  ['weak-discriminator', ['learning-rate-ratio']],
])('%s: %j', (id, checks) => {
  const { config } = PRESETS.find((preset) => preset.id === id)!;
  expect([...new Set(lint(config).map(({ check }) => check))]).toEqual(checks);
});

it('is told of every preset', () => expect(PRESETS).toHaveLength(16));
