import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS } from '@/lib/gan/backends/registry';
import type { Named, Optimizer } from '@/lib/gan/optimizers/optimizer';
import { createOptimizer } from '@/lib/gan/optimizers/registry';
import { Random } from '@/lib/gan/random';
import type { OptimizerConfig } from '@/lib/protocol/run-config';
import { COMPARED } from '../support/backends';

/** Every backend updates weights as `cpu` does, whoever else writes to them and whenever the memory is read. */
const settings = { learningRate: 1, schedule: { id: 'constant', warmupSteps: 0 } } as const;
const CONFIGS: OptimizerConfig[] = [
  { id: 'adam', ...settings, beta1: 0.5, beta2: 0.999 },
  { id: 'rmsprop', ...settings, decay: 0.9 },
  { id: 'sgd', ...settings, momentum: 0.5 },
];
const RATE = 0.01;
const SHAPES = [[3, 5], [7]];

class Player {
  readonly parameters;
  readonly optimizer: Optimizer;
  private random = new Random(1);

  constructor(config: OptimizerConfig) {
    this.parameters = SHAPES.map((shape, index) => ({
      layer: 'a',
      name: `a/${index}`,
      variable: tf.variable(this.draw(shape)),
    }));
    this.optimizer = createOptimizer(this.parameters, config);
  }

  private draw(shape: number[]): tf.Tensor {
    return tf.tensor(this.random.normals(tf.util.sizeFromShape(shape)), shape);
  }

  /** With gradients that the seed tells. */
  update(times: number, seed = 2): this {
    this.random = new Random(seed);
    for (let update = 0; update < times; update += 1) {
      tf.tidy(() =>
        this.optimizer.apply(
          SHAPES.map((shape) => this.draw(shape)),
          RATE,
        ),
      );
    }
    return this;
  }

  clip(): this {
    tf.tidy(() => {
      for (const { variable } of this.parameters) variable.assign(tf.clipByValue(variable, -0.5, 0.5));
    });
    return this;
  }

  /** Weights and memory by name. */
  get all(): Named[] {
    return [...this.parameters, ...this.optimizer.memory];
  }

  read = () => this.all.map(({ variable }) => [...variable.dataSync()]);

  /** Takes over what another one has. */
  restore(other: Player): this {
    const values = other.read();
    tf.tidy(() => {
      for (const [index, { variable }] of this.all.entries())
        variable.assign(tf.tensor(values[index]!, variable.shape));
    });
    this.optimizer.updates = other.optimizer.updates;
    return this;
  }
}

describe.each(COMPARED.flatMap((id) => CONFIGS.map((config) => ({ id, config }))))(
  '$config.id on $id',
  ({ id, config }) => {
    beforeAll(async () => {
      await BACKENDS.cpu.create();
      await BACKENDS[id].create({ threads: 1 });
    });

    it('makes the updates of cpu, through weights that are clipped between them', async () => {
      const of = async (backend: string) => {
        await tf.setBackend(backend);
        return new Player(config).update(3).clip().update(3).read().flat();
      };
      const expected = await of('cpu');
      for (const [index, value] of (await of(id)).entries()) expect(value).toBeCloseTo(expected[index]!, 4);
    });

    it('goes on from what was read of it as if nobody had', async () => {
      await tf.setBackend(id);
      const first = new Player(config).update(3);
      const second = new Player(config).update(5).restore(first); // what it had is gone
      const uninterrupted = new Player(config).update(3);
      first.read();
      for (const player of [first, second, uninterrupted]) player.update(4, 3);
      expect(first.read()).toEqual(uninterrupted.read());
      expect(second.read()).toEqual(uninterrupted.read());
    });

    it('leaves alone what was held of the weights before', async () => {
      await tf.setBackend(id);
      const player = new Player(config).update(2);
      const before = player.parameters.map(({ variable }) => [...variable.dataSync()]);
      const held = player.parameters.map(({ variable }) => tf.clone<tf.Tensor>(variable));
      player.update(2);
      expect(held.map((weights) => [...weights.dataSync()])).toEqual(before);
    });
  },
);
