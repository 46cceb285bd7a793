import { describe, expect, it } from 'vitest';
import { type Values, factsOf, tell, tellRule } from '../support/tell';

const won = { 'loss/d': 1e-5, 'loss/g': 14, 'score/fake': 1e-6 };
/** Samples every hundred steps. */
const measured =
  (fd: (step: number) => number, v: (step: number) => number, base: Values = won) =>
  (step: number) =>
    step % 100 === 0 ? { ...base, 'quality/fd': fd(step), 'diversity/v': v(step) } : base;
const wobble = (step: number) => 4 * Math.sin(step / 130);
const flat = measured(
  (step) => 673 + wobble(step),
  () => 0.02,
);
const slow = measured(
  (step) => 673 * Math.exp(-step / 5000) + wobble(step),
  (step) => 0.02 + step / 10_000,
);

describe('generator-dead, where samples are measured', () => {
  it('is critical when they never get better, from the end of the grace on', () => {
    const { told, messages } = tellRule('generator-dead', [{ points: 8000, values: flat }]);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^entered critical 2[01]\d\d$/);
    expect(messages[0]).toContain('quality/fd');
  });
  it('waits for half of a short run', () =>
    expect(
      tellRule('generator-dead', [{ points: 1600, values: flat }], factsOf('bce_ns', { totalSteps: 2600 }))
        .told[0],
    ).toMatch(/^entered critical 1[3-6]/));
  it('says nothing while they get better, however slowly', () =>
    expect(tellRule('generator-dead', [{ points: 8000, values: slow }]).told).toEqual([]));
  it('says nothing when they got better once and stand still', () => {
    const plateau = measured(
      (step) => Math.max(300, 673 - step / 4),
      () => 0.6,
    );
    expect(tellRule('generator-dead', [{ points: 9000, values: plateau }]).told).toEqual([]);
  });
  it('says nothing of flat samples while D is not at its floor', () => {
    const level = measured(
      () => 673,
      () => 0.02,
      { 'loss/d': 0.8, 'loss/g': 0.7, 'score/fake': 0.5 },
    );
    expect(tellRule('generator-dead', [{ points: 5000, values: level }]).told).toEqual([]);
  });
  it('calls a frozen G by its name', () => {
    const frozen = (step: number) => (step % 100 === 0 ? { ...won, 'diversity/motion': 0 } : won);
    const { told, messages } = tellRule('generator-dead', [{ points: 3000, values: frozen }]);
    expect(told).toEqual(['entered critical 2000']);
    expect(messages[0]).toContain('G is frozen');
    const short = factsOf('bce_ns', { totalSteps: 1500 });
    expect(tellRule('generator-dead', [{ points: 800, values: frozen }], short).messages[0]).toContain(
      'have not moved for 650 steps',
    );
  });
  it('says nothing of a G that moves a little at each evaluation, or whose samples get better', () => {
    const moving = (by: number, fd: (step: number) => number) => (step: number) =>
      step % 100 === 0 ? { ...won, 'diversity/motion': by, 'quality/kid': fd(step) } : won;
    const told = (values: (step: number) => Values) =>
      tellRule('generator-dead', [{ points: 5000, values }]).told;
    const better = (step: number) => 0.5 * Math.exp(-step / 3000);
    expect(told(moving(0.001, better))).toEqual([]);
    expect(told(moving(1e-5, better))).toEqual([]);
    expect(told(moving(1e-5, () => 0.5))).toEqual(['entered critical 2000']);
  });
  it('makes the verdict collapsed, and that of a slow run watch with its speed', () => {
    expect(tell([{ points: 4000, values: flat }]).verdict).toMatchObject({ state: 'collapsed' });
    const { verdict } = tell([{ points: 4000, values: slow }]);
    expect(verdict.state).toBe('watch');
    expect(verdict.sentence).toMatch(
      /Samples still get better: \S+ [\d.]+ to [\d.]+ from step [\d,]+ to [\d,]+, \d+ % per 1,000 steps/,
    );
  });
});

describe('generator-dead, by the losses alone', () => {
  const last = (lossG: (step: number) => number, points = 15_000) =>
    tellRule('generator-dead', [
      { points: points / 10, every: 10, values: (step) => ({ ...won, 'loss/g': lossG(step) }) },
    ]);
  it('is critical after 10,000 steps of a G loss that does not fall', () => {
    const { told, messages } = last(() => 14);
    expect(told).toHaveLength(1);
    expect(Number(told[0]!.split(' ')[2])).toBeGreaterThanOrEqual(10_000);
    expect(messages[0]).toMatch(/^By the losses alone/);
  });
  it('lasts while D stays at its floor, whatever the loss of G does then, and ends with that', () => {
    const { told } = tellRule('generator-dead', [
      { points: 1200, every: 10, values: { ...won, 'loss/g': 14 } },
      { points: 1000, every: 10, values: (step) => ({ ...won, 'loss/g': 60 * Math.exp(-step / 10_000) }) },
      { points: 100, every: 10, values: { 'loss/d': 1, 'loss/g': 1, 'score/fake': 0.4 } },
    ]);
    expect(told).toHaveLength(2);
    expect(Number(told[1]!.split(' ')[2])).toBeGreaterThan(22_000);
  });
  it('does not wait for twenty lines in a log of a line an epoch, when the run is old', () => {
    const after = (healthy: number) =>
      tellRule('generator-dead', [
        { points: healthy, every: 1000, values: { 'loss/d': 1, 'loss/g': 1 } },
        { points: 6, every: 1000, values: { 'loss/d': 0, 'loss/g': 14 } },
      ]).told;
    expect(after(42)).toEqual(['entered critical 45000']);
    expect(after(30)).toEqual([]);
  });
  it('is critical when it rises', () => expect(last((step) => 12 + step / 1000).told).toHaveLength(1));
  it('says nothing while it falls, is under 9.2, or the run is young', () => {
    expect(last((step) => 60 * Math.exp(-step / 20_000)).told).toEqual([]);
    expect(last(() => 8).told).toEqual([]);
    expect(last(() => 14, 9000).told).toEqual([]);
  });
  it('is critical after the grace where the loss is minimax, whose slope is gone', () => {
    const minimax = { 'loss/d': 1e-5, 'loss/g': -1e-6, 'score/fake': 1e-6 };
    const { told } = tellRule('generator-dead', [{ points: 3000, values: minimax }], factsOf('bce_minimax'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^entered critical 20/);
  });
});
