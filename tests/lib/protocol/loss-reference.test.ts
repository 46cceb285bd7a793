import { describe, expect, it } from 'vitest';
import { LOSS_FAMILIES } from '@/lib/protocol/loss-family';
import { referenceOf, referenceWith } from '@/lib/protocol/loss-reference';
import type { LabelsConfig } from '@/lib/protocol/run-config';

const HARD: LabelsConfig = { flip: false, real: [1, 1], fake: [0, 0], flipProbability: 0 };

describe('the floor of cross-entropy', () => {
  it.each<[Partial<LabelsConfig>, number]>([
    [{}, 0],
    [{ real: [0.9, 1], fake: [0, 0.1] }, 0.397],
    [{ real: [0.9, 1], fake: [0, 0.1], flipProbability: 0.05 }, 0.628],
    [{ real: [0.9, 0.9] }, 0.325],
    [{ real: [0.9, 0.9], flip: true }, 0.325],
  ])('with labels %j is %f', (labels, floor) => {
    const { floorD, chanceD } = referenceWith('bce_ns', { ...HARD, ...labels });
    expect(floorD).toBeCloseTo(floor, 3);
    expect(chanceD).toBeCloseTo(1.386, 3);
  });
});

describe('what D is trained towards by cross-entropy', () => {
  it.each<[Partial<LabelsConfig>, number, number]>([
    [{}, 1, 0],
    [{ real: [0.9, 1], fake: [0, 0.1] }, 0.95, 0.05],
    [{ real: [0.9, 1], fake: [0, 0.1], flipProbability: 0.1, flip: true }, 0.86, 0.14],
  ])('with labels %j is %f on reals and %f on fakes', (labels, real, fake) => {
    const { targetReal, targetFake } = referenceWith('bce_ns', { ...HARD, ...labels });
    expect(targetReal).toBeCloseTo(real, 9);
    expect(targetFake).toBeCloseTo(fake, 9);
  });
});

describe('the floor of least squares', () => {
  it.each<[Partial<LabelsConfig>, number, number]>([
    [{}, 0, 0.25],
    [{ real: [0.9, 0.9] }, 0, 0.2025], // (0.9 / 2)^2
    [{ flipProbability: 0.5 }, 0.25, 0.25], // labels that say nothing: variance 1/4 a half
  ])('with labels %j is %f, and chance %f', (labels, floor, chance) => {
    const { floorD, chanceD } = referenceWith('lsgan', { ...HARD, ...labels });
    expect(floorD).toBeCloseTo(floor, 6);
    expect(chanceD).toBeCloseTo(chance, 6);
  });
});

it.each(LOSS_FAMILIES)('%s with hard labels is the same for the trainer and for a log', (family) => {
  expect(referenceWith(family, HARD)).toEqual(referenceOf(family));
});
