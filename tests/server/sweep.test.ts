import { afterAll, describe, expect, it } from 'vitest';
import { sweepBody } from '@/lib/protocol/sweep';
import { sweepPoints } from '@/server/supervisor/sweep-points';
import { SMALL, supervise } from '../support/supervised';

const lists = { a: [1, 2, 3], b: ['x', 'y'] };
const points = (asked: object) =>
  sweepPoints(sweepBody.parse({ base: { preset: 'mnist-quick' }, settings: lists, ...asked }));

describe('the points of a sweep', () => {
  it('are every combination of a grid, the last setting fastest', () => {
    expect(points({}).map((point) => point.map(([, value]) => value).join(''))).toEqual([
      '1x',
      '1y',
      '2x',
      '2y',
      '3x',
      '3y',
    ]);
  });

  it('are drawn by a seed, none twice, and all where there are no more', () => {
    const drawn = points({ kind: 'random', count: 4, seed: 3 });
    expect(drawn).toEqual(points({ kind: 'random', count: 4, seed: 3 }));
    expect(drawn).not.toEqual(points({ kind: 'random', count: 4, seed: 4 }));
    expect(new Set(drawn.map((point) => JSON.stringify(point))).size).toBe(4);
    expect(points({ kind: 'random', count: 50 })).toEqual(points({}));
  });

  it('are at most 64, of however large a grid', () => {
    const settings = Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((key) => [key, Array.from({ length: 20 }, (_, at) => at)]),
    );
    expect(() => points({ settings })).toThrow(
      'this grid has 160000 runs, and a sweep at most 64: take values away, or take kind "random" with a count',
    );
    expect(points({ settings, kind: 'random', count: 64 })).toHaveLength(64);
    const asked = { base: { preset: 'x' }, settings };
    expect(sweepBody.safeParse({ ...asked, count: 65 }).error?.issues[0]?.message).toBe(
      'a sweep has at most 64 runs',
    );
    expect(sweepBody.safeParse({ ...asked, settings: { a: [1, 1] } }).error?.issues[0]?.message).toBe(
      'a value is there twice',
    );
    expect(sweepBody.safeParse({ ...asked, settings: {} }).success).toBe(false);
  });
});

describe('a sweep', () => {
  const lab = supervise();
  afterAll(() => lab.close());
  const ask = (asked: object) =>
    lab.supervisor.sweep(
      sweepBody.parse({ base: { preset: 'mnist-quick' }, config: { ...SMALL, totalSteps: 2 }, ...asked }),
    );

  it('is queued and trained as one, each run with its own values and their words', async () => {
    const settings = {
      'labels.real': [
        [1, 1],
        [0.9, 1],
      ],
      'generator.layers.0.activation': ['relu', 'tanh'],
    };
    const { sweep, runs } = await ask({ settings, name: 'labels' });
    expect([sweep, runs.map(({ id }) => id)]).toEqual([1, [1, 2, 3, 4]]);
    expect(runs.map(({ name }) => name)).toEqual([
      'labels: real [1,1], activation relu',
      'labels: real [1,1], activation tanh',
      'labels: real [0.9,1], activation relu',
      'labels: real [0.9,1], activation tanh',
    ]);
    expect(runs.map((one) => [one.sweep, one.parent])).toEqual(Array(4).fill([1, null]));
    expect(lab.messages(3)[0]).toBe('queued in sweep 1 of 4 runs: real [0.9,1], activation relu');
    await lab.until(() => lab.run(4).state === 'finished');
    const { labels, generator } = lab.run(2).config;
    expect([labels.real, generator.layers.map(({ activation }) => activation)]).toEqual([
      [1, 1],
      ['tanh', 'tanh'],
    ]);
    expect([1, 2, 3].map((id) => lab.run(id).state)).toEqual(['finished', 'finished', 'finished']);
  });

  it('of a run has it as its parent', async () => {
    const { sweep, runs } = await ask({ base: { run: 2 }, config: {}, settings: { seed: [5, 6] } });
    expect(runs.map(({ parent }) => parent)).toEqual([
      { runId: 2, step: 0, changes: { seed: 5 } },
      { runId: 2, step: 0, changes: { seed: 6 } },
    ]);
    expect(lab.store.runs.inSweep(sweep).map(({ id }) => id)).toEqual(runs.map(({ id }) => id));
  });

  it.each([
    [{ settings: { batchSize: [8, 0] } }, /^with batchSize 0: config: batchSize: 0 is too small/],
    [{ settings: { 'labels.colour': [1] } }, /^with colour 1: config: labels: Unrecognized key: "colour"/],
    [{ settings: { 'generator.layers.9.slope': [1] } }, /^with slope 1: config: generator.layers.2/],
    [{ settings: { seed: [1] }, base: { preset: 'nope' } }, /^preset "nope" does not exist/],
    [{ settings: { seed: [1] }, base: { run: 99 } }, /^there is no run 99/],
  ])('%j is refused whole, by the value that is wrong', async (asked, message) => {
    const before = lab.store.runs.list().length;
    await expect(ask(asked)).rejects.toThrow(message);
    expect(lab.store.runs.list()).toHaveLength(before);
  });
});
