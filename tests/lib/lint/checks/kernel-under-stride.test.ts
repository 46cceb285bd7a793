import { expect, it } from 'vitest';
import { kernelUnderStride } from '@/lib/lint/checks/kernel-under-stride';
import { layerAt, quickWith } from '../support/configs';

it.each([
  [layerAt('generator', 1, { kernel: 1 }), ['Layer 2 of G paints 1 of every 2 pixels.']],
  [layerAt('discriminator', 0, { kernel: 1 }), ['Layer 1 of D looks at every 2 pixels and sees 1 of them.']],
  [layerAt('generator', 1, { kernel: 2 }), []],
  [layerAt('generator', 1, { kernel: 3 }), []],
])('compares a kernel with its stride', (changes, messages) => {
  expect(kernelUnderStride.check(quickWith(changes)).map(({ message }) => message)).toEqual(messages);
});
