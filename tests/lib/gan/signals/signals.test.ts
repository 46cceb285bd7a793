import { describe, expect, it } from 'vitest';
import { createDiagnosis } from '@/lib/diagnostics/engine';
import { deadLayer } from '@/lib/diagnostics/rules/dead-layer';
import type { Training } from '@/lib/gan/training';
import type { RunConfigInput } from '@/lib/protocol/run-config';
import { COMPARED } from '../../../support/backends';
import { TINY, steps, train } from '../support/tiny';

const ALWAYS: Partial<RunConfigInput> = {
  updates: { everySteps: 1 },
  units: { everySteps: 1 },
  histograms: { everySteps: 1 },
};
const NEVER: Partial<RunConfigInput> = {
  gradients: { everySteps: 1_000_000 },
  updates: { everySteps: 1_000_000 },
  units: { everySteps: 1_000_000 },
};
const norm = (training: Training, names: readonly string[], before?: Map<string, Float32Array>) => {
  const { arrays } = training.snapshot();
  return Math.hypot(
    ...names.flatMap((name) => Array.from(arrays.get(name)!, (x, at) => x - (before?.get(name)![at] ?? 0))),
  );
};

describe('the signals of a step', () => {
  it.each(COMPARED)('change nothing of the run on %s, however many are measured', async (backend) => {
    const all = await train(backend, ALWAYS);
    const none = await train(backend, NEVER);
    const losses = (training: Training) =>
      steps(training, 6).map((step) => step.filter(([tag]) => /^(loss|score)\//.test(tag)));
    expect(losses(all)).toEqual(losses(none));
    expect(all.snapshot()).toEqual(none.snapshot());
  });

  it('say how long the weights are and how far they moved', async () => {
    const training = await train('cpu', ALWAYS);
    training.next();
    const before = training.snapshot().arrays;
    const values = training.next();
    for (const [layer, names] of [
      ['d/conv1', ['d/conv1/kernel', 'd/conv1/bias']],
      ['g/dense', ['g/dense/kernel', 'g/dense/gamma', 'g/dense/beta']],
    ] as const) {
      const [weight, update] = [norm(training, names), norm(training, names, before)];
      expect(values.get(`weight_norm/${layer}`)! / weight).toBeCloseTo(1, 5);
      expect(values.get(`update_norm/${layer}`)! / update).toBeCloseTo(1, 4);
      expect(values.get(`update_ratio/${layer}`)! / (update / weight)).toBeCloseTo(1, 4);
    }
    const all = [...training.snapshot().arrays.keys()].filter((name) => /^d\/.*\/(kernel|bias)$/.test(name));
    expect(values.get('update_ratio/d')).toBeCloseTo(norm(training, all, before) / norm(training, all), 5);
  });

  it('say which gradient is the largest', async () => {
    const rate = 0.5;
    const sgd = { id: 'sgd', learningRate: rate } as const;
    const training = await train('cpu', { optimizer: { generator: sgd, discriminator: sgd } });
    const before = training.snapshot().arrays;
    const values = training.next();
    const { arrays } = training.snapshot();
    for (const player of ['g', 'd']) {
      const moved = [...arrays]
        .filter(([name]) => name.startsWith(`${player}/`))
        .flatMap(([name, array]) => Array.from(array, (x, at) => Math.abs(x - before.get(name)![at]!)));
      expect(values.get(`grad_max/${player}`)! / (Math.max(...moved) / rate)).toBeCloseTo(1, 3);
    }
  });

  it('say how D’s scores spread and how many are right', async () => {
    const training = await train('cpu', { labels: {}, batchSize: 8 });
    for (const values of [training.next(), training.next()]) {
      for (const side of ['real', 'fake', 'fake_g']) {
        expect(values.get(`score/${side}_sd`)).toBeGreaterThan(0);
        expect(values.get(`score/${side}_sd`)).toBeLessThan(0.5);
      }
      for (const side of ['real', 'fake'])
        expect((values.get(`accuracy/batch_${side}`)! * 8) % 1).toBeCloseTo(0, 9);
    }
    const sure = training.snapshot();
    sure.arrays.get('d/logit/kernel')!.fill(0);
    sure.arrays.get('d/logit/bias')!.fill(30); // calls everything real
    training.restore(sure);
    const values = training.next();
    expect(values.get('accuracy/batch_real')).toBe(1);
    expect(values.get('accuracy/batch_fake')).toBe(0);
    expect(values.get('score/real_sd')).toBeCloseTo(0, 12);
  });

  it('know no right side where scores only compare', async () => {
    const values = (await train('wasm', { loss: 'relativistic', labels: {} })).next();
    expect(values.get('score/fake_sd')).toBeGreaterThan(0);
    expect(values.has('accuracy/batch_real')).toBe(false);
  });

  it('say in which decades a gradient lies, at the step it was asked for', async () => {
    const rate = 0.5;
    const sgd = { id: 'sgd', learningRate: rate } as const;
    const training = await train('cpu', { optimizer: { generator: sgd, discriminator: sgd } });
    const isBin = (tag: string) => tag.startsWith('grad_hist/');
    expect([...training.next().keys()].filter(isBin)).toEqual([]);
    training.askHistograms();
    const before = training.snapshot().arrays;
    const values = training.next();
    const { arrays } = training.snapshot();
    const gradient = ['d/conv1/kernel', 'd/conv1/bias'].flatMap((name) =>
      Array.from(arrays.get(name)!, (x, at) => Math.abs(x - before.get(name)![at]!) / rate),
    );
    const share = gradient.filter((size) => size >= 1e-2 && size < 1e-1).length / gradient.length;
    expect(share).toBeGreaterThan(0);
    expect(values.get('grad_hist/d/conv1/-2')).toBeCloseTo(share, 1); // a weight keeps 24 bits of its change
    const bins = [...values].filter(([tag]) => tag.startsWith('grad_hist/d/conv1/'));
    expect(bins).toHaveLength(13);
    expect(bins.reduce((sum, [, value]) => sum + value, 0)).toBeCloseTo(1, 9);
    expect([...training.next().keys()].filter(isBin)).toEqual([]);
  });

  it('count units that are off, of layers that can be off', async () => {
    const training = await train('wasm', ALWAYS);
    const values = training.next();
    expect([...values.keys()].filter((tag) => tag.startsWith('inactive/'))).toEqual(['inactive/g/dense']);
    expect(values.get('inactive/g/dense')).toBeLessThan(0.3);
    const killed = training.snapshot();
    // Of four channels one is pushed below zero for good: a normal value of batch norm is not 100 deviations off.
    killed.arrays.get('g/dense/beta')![2] = -100;
    training.restore(killed);
    expect(training.next().get('inactive/g/dense')).toBeGreaterThanOrEqual(0.25);
  });

  it('of a layer killed by a rate that is too high reach the rule', async () => {
    const relu = { type: 'conv', filters: 4, kernel: 4, stride: 4, activation: 'relu' } as const;
    const training = await train('wasm', {
      discriminator: { layers: [relu] },
      optimizer: { ...TINY.optimizer, discriminator: { id: 'sgd', learningRate: 1 } },
      loss: 'lsgan',
      labels: {},
      units: { everySteps: 1 },
    });
    const facts = { loss: null, totalSteps: null, epochSteps: null, parameters: new Map(), config: null };
    const diagnosis = createDiagnosis(facts, [deadLayer]);
    const changes = Array.from({ length: 20 }, () => {
      const values = training.next();
      return diagnosis.observe({ step: training.step, values }).changes;
    }).flat();
    expect(changes).toMatchObject([{ rule: 'dead-layer', kind: 'entered', step: 20 }]);
    expect(changes[0]!.message).toMatch(/^100 % of the units named by inactive\/d\/conv1 are off/);
  });
});
