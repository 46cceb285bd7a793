import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import type { RunConfigInput } from '@/lib/protocol/run-config';
import { train } from '../support/tiny';

type Change = (arrays: Map<string, Float32Array>) => void;

/** Notes of the next step after the weights were changed by hand. */
async function notesAfter(change: Change, settings: Partial<RunConfigInput> = {}) {
  const training = await train('wasm', { labels: {}, ...settings });
  training.next();
  const snapshot = training.snapshot();
  change(snapshot.arrays);
  training.restore(snapshot);
  training.next();
  return training.takeNotes().map(({ level, message }) => `${level} ${message}`);
}
const expected = (what: string) => [`critical not finite at step 2: ${what}, and all that is made of it`];

it.each<[string, Change, Partial<RunConfigInput>?]>([
  ['the weights of G up-conv 1 4x4', (arrays) => (arrays.get('g/up1/kernel')![3] = NaN)],
  ['the weights of D conv 1 4x4', (arrays) => (arrays.get('d/conv1/bias')![0] = Infinity)],
  [
    'the output of D logit',
    (arrays) => {
      arrays.get('d/conv1/kernel')!.fill(1e15);
      arrays.get('d/logit/kernel')!.fill(1e25);
    },
  ],
  [
    'the loss of D on real images', // its square is too large for 32 bits
    (arrays) => {
      arrays.get('d/conv1/kernel')!.fill(1e10);
      arrays.get('d/logit/kernel')!.fill(1e15);
    },
    { loss: 'lsgan' },
  ],
  [
    'the gradient of D conv 1 4x4',
    (arrays) => {
      arrays.get('d/conv1/kernel')!.fill(1e-30);
      arrays.get('d/conv1/bias')!.fill(1e-18);
      arrays.get('d/logit/kernel')!.fill(1e30);
    },
    { loss: 'lsgan' },
  ],
])('names %s', async (what, change, settings) => {
  expect(await notesAfter(change, settings)).toEqual(expected(what));
});

it('says so once, and keeps no tensor of it', async () => {
  const training = await train('wasm');
  training.next();
  const before = tf.memory().numTensors;
  const snapshot = training.snapshot();
  snapshot.arrays.get('g/dense/kernel')![0] = NaN;
  training.restore(snapshot);
  training.next();
  training.next();
  expect(training.takeNotes()).toHaveLength(1);
  expect(training.takeNotes()).toEqual([]);
  expect(tf.memory().numTensors).toBe(before);
});
