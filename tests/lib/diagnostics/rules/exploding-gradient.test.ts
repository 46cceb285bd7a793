import { describe, expect, it } from 'vitest';
import { factsOf, tellRule } from '../support/tell';

const gradient = (value: number) => ({ 'grad_norm/g/up1': 1, 'grad_norm/d/conv1': value });

describe('exploding-gradient', () => {
  it('warns when most of thirty are over 100, and ends with them', () => {
    const { told, messages } = tellRule('exploding-gradient', [
      { points: 100, values: gradient(5) },
      { points: 20, values: gradient(150) },
      { points: 40, values: gradient(5) },
    ]);
    expect(told).toEqual(['entered warning 116', 'left warning 135']);
    expect(messages[0]).toContain('grad_norm/d/conv1 is 150');
  });
  it('goes on at the steps between two measurements', () => {
    const sometimes = (step: number) => (step % 4 === 0 ? gradient(150) : { 'loss/d': 1 });
    expect(tellRule('exploding-gradient', [{ points: 400, values: sometimes }]).told).toEqual([
      'entered warning 80',
    ]);
  });
  it('holds the critic of a Wasserstein loss to what it was, since its scores have no scale', () => {
    const critic = factsOf('wgan_gp');
    const told = (values: (step: number) => number) =>
      tellRule('exploding-gradient', [{ points: 240, values: (step) => gradient(values(step)) }], critic)
        .told;
    expect(told(() => 175)).toEqual([]);
    expect(told((step) => (step < 200 ? 175 : 4000))).toEqual(['entered warning 215']);
  });
  it('warns over ten times the usual', () =>
    expect(
      tellRule('exploding-gradient', [
        { points: 100, values: gradient(5) },
        { points: 20, values: gradient(60) },
      ]).messages[0],
    ).toContain('its usual 5'));
  it.each([
    [
      'a swing of ten steps',
      [
        { points: 140, values: gradient(5) },
        { points: 10, values: gradient(180) },
        { points: 100, values: gradient(5) },
      ],
    ],
    ['spikes', [{ points: 600, values: (step: number) => gradient(step % 10 < 4 ? 5000 : 5) }]],
    [
      'a gradient that comes back from nothing',
      [
        { points: 100, values: gradient(1e-4) },
        { points: 100, values: gradient(5) },
      ],
    ],
    ['large ones that always were', [{ points: 600, values: gradient(90) }]],
  ])('says nothing of %s', (_, run) => expect(tellRule('exploding-gradient', run).told).toEqual([]));
});
