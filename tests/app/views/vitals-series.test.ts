import { describe, expect, it } from 'vitest';
import { recentExcess, vitalsOf } from '@/app/_views/run/vitals-series';
import { referenceOf } from '@/lib/protocol/loss-reference';
import type { RunSetup } from '@/lib/protocol/entities';
import { TAG, gradNormTag } from '@/lib/protocol/tags';
import { addPoints, emptyBuckets } from '@/lib/series/buckets';

const layer = (name: string) => ({ name, label: name, outputShape: [1], parameters: 1 });
const setup = (floorD: number | null = 0): RunSetup => ({
  backend: { id: 'cpu', device: '', threads: 1, notes: [] },
  loss: {
    ...referenceOf('bce_ns'),
    floorD,
    chanceD: floorD === null ? null : 2 * Math.LN2,
  },
  generator: [layer('dense'), layer('up1')],
  discriminator: [layer('logit')],
  dataset: { id: 'mnist', title: '', images: 1, heldOut: 0, imageShape: [1, 1, 1], classNames: [] },
  columnClasses: null,
  evaluation: null,
});
const constant = (value: number, count = 300, width = 1) => {
  const buckets = emptyBuckets(width);
  const steps = Array.from({ length: count }, (_, index) => index + 1);
  addPoints(buckets, steps, new Array<number>(count).fill(value));
  return buckets;
};

describe('the vitals of a run', () => {
  it.each([
    ['at chance', 2 * Math.LN2, 0, 1],
    ['where D has won', 0, 0, 0],
    ['where D has won with soft labels', 0.397, 0.397, 0],
  ])('say e %s', (_, lossD, floorD, expected) => {
    const byTag = new Map([[TAG.lossD, constant(lossD)]]);
    expect(recentExcess(byTag, setup(floorD))).toBeCloseTo(expected, 3);
  });

  it('say no e before the first point, and none of a loss without such a scale', () => {
    expect(recentExcess(new Map(), setup())).toBeNull();
    expect(recentExcess(new Map([[TAG.lossD, constant(1)]]), setup(null))).toBeNull();
  });

  it('are of the newest hundred steps, whatever a bucket spans', () => {
    for (const width of [1, 16]) {
      const buckets = constant(1, 1000, width);
      addPoints(
        buckets,
        Array.from({ length: 160 }, (_, index) => 1008 + index),
        new Array<number>(160).fill(0),
      );
      expect(recentExcess(new Map([[TAG.lossD, buckets]]), setup())).toBe(0);
    }
  });

  it('leave out what was not measured, and name the contrast of G', () => {
    const byTag = new Map([
      [TAG.lossD, constant(1)],
      [gradNormTag('g', 'dense'), constant(0.01)],
      [gradNormTag('g', 'up1'), constant(1)],
    ]);
    const vitals = vitalsOf(byTag, setup());
    expect(vitals.map(({ label }) => label)).toEqual(['Excess loss e', 'G gradient, bottom / top']);
    const { value, at, alarm } = vitals[1]!;
    expect(value).toBeCloseTo(0.01, 6);
    expect(at).toBeCloseTo(alarm![1], 6);
  });

  it('leave out scores without a scale, and a G loss below zero', () => {
    const byTag = new Map([
      [TAG.lossG, constant(-0.4)],
      [TAG.scoreReal, constant(5)],
      [TAG.scoreFake, constant(-3)],
    ]);
    const labels = (family: 'bce_ns' | 'wgan_gp') =>
      vitalsOf(byTag, { ...setup(), loss: referenceOf(family) }).map(({ label }) => label);
    expect(labels('wgan_gp')).toEqual([]);
    expect(labels('bce_ns')).toEqual(['D(x) − D(G(z))']);
  });
});
