import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { stepD } from '@/lib/gan/discriminator-step';
import type { Game } from '@/lib/gan/game';
import { gradientsOf } from '@/lib/gan/gradients';
import { LOSSES } from '@/lib/gan/losses/registry';
import { buildDiscriminator, buildGenerator } from '@/lib/gan/models/network';
import type { Optimizer } from '@/lib/gan/optimizers/optimizer';
import { PENALTIES } from '@/lib/gan/penalties/registry';
import { Random } from '@/lib/gan/random';
import { type RunConfigInput, runConfig } from '@/lib/protocol/run-config';

beforeAll(() => BACKENDS.cpu.create());

const CONFIG: RunConfigInput = {
  dataset: { id: 'shapes' },
  generator: {
    layers: [
      { type: 'dense', shape: [8, 8, 2] },
      { type: 'convTranspose', filters: 3, stride: 4, activation: 'tanh' },
    ],
  },
  discriminator: { layers: [{ type: 'conv', filters: 3, stride: 4, activation: 'leaky_relu' }] },
  optimizer: { generator: { learningRate: 1 }, discriminator: { learningRate: 1 } },
  loss: 'relativistic',
  penalty: { id: 'r1', weight: 3, everySteps: 2 },
  batchSize: 4,
  totalSteps: 1,
};

/** A game whose optimizer of D shows what it is given. */
function watched(): { game: Game; given: tf.Tensor[] } {
  const config = runConfig.parse(CONFIG);
  const given: tf.Tensor[] = [];
  const optimizer: Optimizer = {
    updates: 0,
    memory: [],
    apply: (gradients) => void given.push(...gradients.map((gradient) => tf.keep(gradient.clone()))),
  };
  const random = () => new Random(1);
  const game: Game = {
    config,
    generator: buildGenerator(config.generator.layers, config.latentDim, random()),
    discriminator: buildDiscriminator(config.discriminator.layers, [32, 32, 3], random(), null),
    optimizerG: optimizer,
    optimizerD: optimizer,
    average: null,
    loss: LOSSES.relativistic,
    penalty: PENALTIES.r1,
    randoms: {
      latent: random(),
      labels: random(),
      dropout: random(),
      noise: random(),
      penalty: random(),
      augment: null,
    },
  };
  return { game, given };
}

const images = (seed: number) => tf.tensor(new Random(seed).normals(4 * 32 * 32 * 3, 0.5), [4, 32, 32, 3]);

it.each([
  [1, 0],
  [2, 6], // a penalty every second step, with the weight of two
])('at step %i D is given the gradient of its whole loss and %i times the penalty', (step, weight) => {
  const { game, given } = watched();
  const { discriminator } = game;
  const [real, fake] = [images(2), images(3)];
  tf.tidy(() => {
    stepD(game, { real, fake, classes: null }, { step, readout: null });
  });
  const judge = (x: tf.Tensor) => tf.reshape(discriminator.apply(x), [-1]);
  const { gradients } = gradientsOf(discriminator, () => {
    const [onReal, onFake] = [judge(real), judge(fake)];
    const whole = tf.add<tf.Scalar>(
      tf.mean(tf.softplus(tf.sub(tf.mean(onFake), onReal))),
      tf.mean(tf.softplus(tf.sub(onFake, tf.mean(onReal)))),
    );
    if (weight === 0) return whole;
    return tf.add<tf.Scalar>(whole, tf.mul(PENALTIES.r1.of(judge, { real, fake }, new Random(1)), weight));
  });
  for (const [index, expected] of gradients.entries()) {
    const gap = tf.norm(tf.sub(given[index]!, expected)).dataSync()[0]!;
    expect(gap).toBeLessThan(1e-5 * Math.max(1e-3, tf.norm(expected).dataSync()[0]!));
  }
});
