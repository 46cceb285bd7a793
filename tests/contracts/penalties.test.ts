import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { gradientsOf } from '@/lib/gan/gradients';
import { type Network, buildDiscriminator } from '@/lib/gan/models/network';
import { PENALTY_METAS } from '@/lib/gan/penalties/meta';
import type { Penalty } from '@/lib/gan/penalties/penalty';
import { PENALTIES } from '@/lib/gan/penalties/registry';
import { Random } from '@/lib/gan/random';
import { discriminatorConfig } from '@/lib/protocol/run-config';
import { COMPARED } from '../support/backends';

const IDS = Object.keys(PENALTIES) as (keyof typeof PENALTIES)[];
const IMAGE = [8, 8, 2] as const;
/** A slope jumps where a unit changes sign: with these seeds none does within the step. */
const STEP = 1e-4;

const number = (value: tf.Tensor) => value.dataSync()[0]!;
const normals = (seed: number, shape: readonly number[], deviation: number): tf.Tensor =>
  tf.tensor(
    new Random(seed).normals(
      shape.reduce((a, b) => a * b, 1),
      deviation,
    ),
    [...shape],
  );
const valueOf = (penalty: Penalty, judge: (x: tf.Tensor) => tf.Tensor) =>
  penalty.of(
    judge,
    { real: normals(1, [3, ...IMAGE], 0.5), fake: normals(2, [3, ...IMAGE], 0.5) },
    new Random(3),
  );

/** D(x) = w x has the slope w everywhere. */
const OF_A_PLANE: Record<(typeof IDS)[number], (length: number) => number> = {
  r1: (length) => length ** 2 / 2,
  gp: (length) => (length - 1) ** 2,
};

const leaky = { activation: 'leaky_relu' } as const;
const NETWORKS = {
  'leaky convolutions': {
    layers: [
      { type: 'conv', filters: 4, kernel: 3, stride: 2, ...leaky },
      { type: 'conv', filters: 5, kernel: 4, ...leaky },
    ],
  },
  'relu and a dense layer': {
    layers: [
      { type: 'conv', filters: 4, kernel: 5, stride: 2, activation: 'relu' },
      { type: 'dense', units: 6, ...leaky },
    ],
  },
  'a transposed convolution': {
    layers: [
      { type: 'convTranspose', filters: 3, kernel: 3, stride: 2 },
      { type: 'dense', units: 6, ...leaky },
    ],
  },
  'spectral norm': {
    layers: [{ type: 'conv', filters: 4, kernel: 5, stride: 2, ...leaky }],
    spectralNorm: true,
  },
} as const;

/** With weights so large that rounding hides nothing. */
function build(network: keyof typeof NETWORKS): Network {
  const { layers, spectralNorm } = discriminatorConfig.parse(NETWORKS[network]);
  const d = buildDiscriminator(layers, IMAGE, new Random(7), spectralNorm ? new Random(8) : null);
  for (const [index, { variable }] of d.parameters.entries())
    variable.assign(normals(20 + index, variable.shape, 0.3));
  d.follow();
  return d;
}

describe.each(['cpu', ...COMPARED] as const)('on %s', (backend) => {
  beforeAll(() => BACKENDS[backend].create());

  describe.each(IDS)('%s', (id) => {
    const penalty = PENALTIES[id];

    it('has the value of its formula where D is a plane', () => {
      const weights = normals(5, IMAGE, 1);
      const value = valueOf(penalty, (x) => tf.sum(tf.mul(x, weights), [1, 2, 3]));
      expect(number(value) / OF_A_PLANE[id](number(tf.norm(weights)))).toBeCloseTo(1, 4);
    });

    // Its gradient is a second derivative, which stock operations can have wrong and say nothing.
    it.each(Object.keys(NETWORKS) as (keyof typeof NETWORKS)[])(
      'has the gradient of finite differences: %s',
      (name) => {
        const d = build(name);
        const value = () => valueOf(penalty, (x) => tf.reshape(d.apply(x), [-1]));
        const { gradients } = gradientsOf(d, value);
        for (const [index, { name, variable }] of d.parameters.entries()) {
          const gradient = gradients[index]!;
          const along = normals(11, variable.shape, 1);
          const before = variable.clone();
          const [above, below] = [STEP, -STEP].map((offset) => {
            variable.assign(tf.add(before, tf.mul(along, offset)));
            return number(value());
          });
          variable.assign(before);
          const expected = (above! - below!) / (2 * STEP);
          const actual = number(tf.sum(tf.mul(gradient, along)));
          const scale = number(tf.mul(tf.norm(gradient), tf.norm(along)));
          if (name.endsWith('kernel')) expect(scale, name).toBeGreaterThan(0.01);
          expect(Math.abs(actual - expected) / Math.max(scale, 0.1), name).toBeLessThan(1e-3);
        }
      },
    );
  });
});

it.each(IDS)('%s says its formula and where it comes from', (id) => {
  const { title, description, formula, source } = PENALTY_METAS[id];
  for (const text of [title, description, formula]) expect(text).not.toBe('');
  expect(source).toMatch(/^\d{4}\.\d{4,5}$/);
});
