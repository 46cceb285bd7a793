import { describe, expect, it } from 'vitest';
import { changeLines } from '@/app/_views/fork/change-lines';
import { compareHref, forkHref, sweepHref } from '@/app/_views/fork/hrefs';
import { lastBefore } from '@/app/_views/fork/rewind';
import { configFrom, originOf } from '@/app/_views/new-run/new-run-origin';
import { NOTHING_SWEPT, sweepAsked } from '@/app/_views/new-run/new-run-sweep';
import { applyFixes } from '@/lib/diagnostics/fixes';
import { parsePresets } from '@/lib/gan/presets/registry';
import type { Checkpoint, Run } from '@/lib/protocol/entities';

const collapse = parsePresets().find(({ id }) => id === 'article-collapse')!.config;
const checkpoints = [100, 200, 300].map((step) => ({ step })) as Checkpoint[];

it('says a change of several layers in one line', () => {
  const fixed = applyFixes(collapse, ['regularise', 'batch-norm', 'balance-rates']);
  expect(changeLines(collapse, fixed)).toEqual([
    'generator.layers 1, 2: batchNorm false → true',
    'discriminator.layers 2, 3: batchNorm true → false',
    'discriminator.spectralNorm false → true',
    'optimizer.generator.learningRate 0.0000125 → 0.0005',
  ]);
  expect(changeLines(collapse, collapse)).toEqual([]);
});

it('finds the last checkpoint before a step, not the one at it', () => {
  expect(lastBefore(checkpoints, 201)?.step).toBe(200);
  expect(lastBefore(checkpoints, 200)?.step).toBe(100);
  expect(lastBefore(checkpoints, 100)).toBeNull();
});

it('writes what a form or a comparison is asked for into its address', () => {
  expect(forkHref(3)).toBe('/new?fork=3');
  expect(forkHref(3, { from: 500, fixes: [] })).toBe('/new?fork=3&from=500');
  expect(forkHref(3, { before: 9, fixes: ['a', 'b'] })).toBe('/new?fork=3&before=9&fixes=a%2Cb');
  expect(compareHref(1, 2)).toBe('/compare?runs=1,2&baseline=1');
});

describe('what is swept', () => {
  const row = (path: string, values: string) => ({ path, values });
  const rows = [row('seed', '1, 2, 3'), row('loss', 'bce_ns, hinge'), row('batchSize', ''), row('', '4')];

  it('is every combination up to as many runs as are wanted, and else a part of them', () => {
    const settings = { seed: [1, 2, 3], loss: ['bce_ns', 'hinge'] };
    expect(sweepAsked({ rows, most: '16' })).toMatchObject({ settings, kind: 'grid', size: 6, runs: 6 });
    expect(sweepAsked({ rows, most: '4' })).toMatchObject({ kind: 'random', count: 4, size: 6, runs: 4 });
    expect(sweepAsked({ rows, most: '1000' })).toMatchObject({ kind: 'grid', count: 64 });
  });

  it('is nothing while no row is whole', () => {
    expect(sweepAsked(NOTHING_SWEPT)).toBeNull();
    expect(sweepAsked({ rows: rows.slice(2), most: '16' })).toBeNull();
  });

  it('is opened side by side, ten of it at most', () => {
    const runs = Array.from({ length: 12 }, (_, at) => ({ id: at + 1 }));
    expect(sweepHref(runs)).toBe('/compare?runs=1,2,3,4,5,6,7,8,9,10');
    expect(sweepHref(runs.slice(0, 1))).toBe('/runs/1');
  });
});

describe('what a fork begins with', () => {
  const query = { fork: 1, fixes: [] };
  const run = {
    config: { ...collapse, discriminatorSteps: 3 },
    changes: [{ step: 150, path: 'discriminatorSteps', from: 1, to: 3 }],
  } as unknown as Run;
  const at = (asked: object) => originOf({ ...query, ...asked }, { run, checkpoints });

  it('is the checkpoint asked for, the last one before a step, or nothing, and then it says so', () => {
    expect(at({})).toMatchObject({ from: 0, lost: null });
    expect(at({ from: 200 })).toMatchObject({ from: 200, lost: null });
    expect(at({ before: 250 })).toMatchObject({ from: 200, lost: null });
    expect(at({ before: 50 })).toMatchObject({ from: 0, lost: 50 });
  });

  it('is the configuration of that step, and from scratch the one as it is now', () => {
    expect(configFrom({ run }, 100).discriminatorSteps).toBe(1);
    expect(configFrom({ run }, 200).discriminatorSteps).toBe(3);
    expect(configFrom({ run }, 0).discriminatorSteps).toBe(3);
  });
});
