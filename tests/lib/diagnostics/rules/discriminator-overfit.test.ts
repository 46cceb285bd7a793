import { describe, expect, it } from 'vitest';
import { factsOf, tellRule } from '../support/tell';

const every10 = (train: number, heldOut?: number) => ({
  points: 30,
  every: 10,
  values: { 'accuracy/real': train, ...(heldOut === undefined ? {} : { 'accuracy/held_out': heldOut }) },
});
const told = (...run: ReturnType<typeof every10>[]) => tellRule('discriminator-overfit', run).told;

describe('discriminator-overfit', () => {
  it.each([
    [0.75, undefined, []],
    [0.85, undefined, ['entered info 200']],
    [0.95, undefined, ['entered warning 200']],
    [0.95, 0.95, []], // as sure of images it never saw: nothing is known by heart
    [0.75, 0.6, []],
    [0.97, 0.95, []],
    [0.9, 0.75, ['entered info 200']],
    [0.75, 0.4, ['entered warning 200']],
  ])('on training accuracy %d, held-out %d', (train, heldOut, lines) =>
    expect(told(every10(train, heldOut))).toEqual(lines),
  );
  it('ends a little lower than it began', () => {
    expect(told(every10(0.85), every10(0.78))).toEqual(['entered info 200']);
    expect(told(every10(0.85), every10(0.7))).toHaveLength(2);
  });
  it('ends when D knows held-out images as well', () => {
    expect(told(every10(0.95, 0.6), every10(0.95, 0.77))).toEqual(['entered warning 200']);
    expect(told(every10(0.95, 0.6), every10(0.95, 0.9))).toHaveLength(2);
  });
  it('is not for critics, whose scores have no sign that means something', () =>
    expect(tellRule('discriminator-overfit', [every10(0.99)], factsOf('wgan')).told).toEqual([]));
});
