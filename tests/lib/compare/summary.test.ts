import { describe, expect, it } from 'vitest';
import { compareSettings } from '@/lib/compare/config-diff';
import { ALL_BUT_SEED, groupRuns } from '@/lib/compare/groups';
import { summarise } from '@/lib/compare/summary';
import { summaryRows, toCsv, toMarkdown } from '@/lib/compare/table';
import { writeDelta, writeValue } from '@/lib/compare/write';
import type { ComparedRun } from '@/lib/protocol/compare';
import { type RunConfig, runConfigJsonSchema } from '@/lib/protocol/run-config';
import { config } from '../../db/support/config';

const points = { steps: [100, 200, 300, 400], values: [3, 1, NaN, 2] };
const seconds = (step: number) => step / 10;

describe('what a series came to', () => {
  it('is its last, its best with step and time, and the median of its last tenth', () => {
    expect(summarise('quality/kid', 'lower', points, seconds)).toEqual({
      tag: 'quality/kid',
      last: 2,
      best: { value: 1, step: 200, seconds: 20 },
      recent: 2,
    });
  });

  it('has no best where nothing is better, and none among what is not finite', () => {
    expect(summarise('loss/d', null, points, seconds)?.best).toBeNull();
    const broken = { steps: [1], values: [NaN] };
    expect(summarise('quality/kid', 'lower', broken, seconds)).toMatchObject({ last: 'NaN', best: null });
    expect(summarise('quality/kid', 'lower', { steps: [], values: [] }, seconds)).toBeNull();
  });

  it('is best nearest to the number that it should be', () => {
    const near = { steps: [1, 2, 3], values: [0.9, 0.52, 0.1] };
    expect(summarise('quality/nn_accuracy', 0.5, near, seconds)?.best?.step).toBe(2);
  });
});

const compared = (id: number, kid: number, lossD: number): ComparedRun =>
  ({
    run: { id, step: 400 },
    verdicts: [{ state: 'starting' }, { state: 'watch' }],
    alerts: [{ level: 'info' }, { level: 'warning' }],
    metrics: [
      { tag: 'quality/kid', last: kid, recent: kid, best: { value: kid, step: 200, seconds: 20 } },
      { tag: 'loss/d', last: lossD, recent: 'NaN', best: null },
    ],
    stepsPerSecond: 10,
  }) as unknown as ComparedRun;

describe('the summary', () => {
  const rows = summaryRows([compared(1, 0.2, 1), compared(2, 0.1, 3)], 0);
  const row = (label: string) => rows.find((one) => one.label === label);

  it('holds every run against the baseline and marks the best', () => {
    expect(row('KID, best')).toMatchObject({ values: [0.2, 0.1], deltas: [null, -0.1], best: [1] });
    expect(row('D loss, last')).toMatchObject({ deltas: [null, 2], best: [] });
    expect(row('D loss, best')).toBeUndefined();
    expect(row('Alerts')).toMatchObject({ values: [1, 1], best: [] });
    expect(row('Verdicts')?.values[0]).toBe('starting → watch');
  });

  it('goes into a file whole and into a note rounded', () => {
    const lines = toCsv(['#1 a,b', '#2 "c"'], rows).split('\n');
    expect(lines[0]).toBe('metric,"#1 a,b","#2 ""c"""');
    expect(lines).toContain('"D loss, median of last 10 %",NaN,NaN');
    const note = toMarkdown(['#1 a|b', '#2'], rows, writeValue).split('\n');
    expect(note.slice(0, 2)).toEqual(['|  | #1 a\\|b | #2 |', '| --- | ---: | ---: |']);
    expect(note).toContain('| KID, time to best | 20 s | 20 s |');
    expect(note).toContain('| KID, best | 0.2 | **0.1** |');
  });

  it('writes numbers as people read them', () => {
    expect([0.12345, 123.456, 1e-5, -2, NaN].map((value) => writeValue(value, 'number'))).toEqual([
      '0.123',
      '123.5',
      '1.0e−5',
      '−2',
      'NaN',
    ]);
    expect(writeValue(7260, 'duration')).toBe('2.0 h');
    expect(writeDelta(0.5, 'number')).toBe('+0.5');
    expect(writeDelta(null, 'number')).toBe('');
  });
});

const asked = (part: Partial<RunConfig>) => ({
  id: 1,
  preset: null,
  parent: null,
  setup: null,
  changes: [],
  config: { ...config, ...part },
});

describe('settings compared', () => {
  it('stand with those that differ first, lessons before the rest, with their titles', () => {
    const rows = compareSettings(
      [asked({}), asked({ seed: 2, labels: { ...config.labels, flipProbability: 0.05 } })],
      runConfigJsonSchema(),
    );
    expect(rows.slice(0, 2)).toEqual([
      {
        path: 'labels.flipProbability',
        title: 'Flip probability',
        lesson: 3,
        values: ['0', '0.05'],
        differs: true,
      },
      { path: 'seed', title: 'Seed', lesson: null, values: ['1', '2'], differs: true },
    ]);
    expect(rows.find(({ differs }) => !differs)?.lesson).not.toBeNull();
  });

  it('finds the titles of layers, which are one of several shapes', () => {
    const rows = compareSettings([asked({}), asked({})], runConfigJsonSchema());
    expect(rows.find(({ path }) => path === 'generator.layers.0.batchNorm')).toMatchObject({
      title: 'Batch norm',
      lesson: 4,
    });
  });

  it('say what was changed while a run trained', () => {
    const changes = [{ step: 500, path: 'discriminatorSteps', from: 1, to: 2 }];
    const rows = compareSettings(
      [asked({}), { ...asked({ discriminatorSteps: 2 }), changes }],
      runConfigJsonSchema(),
    );
    expect(rows.find(({ path }) => path === 'discriminatorSteps')).toMatchObject({
      values: ['1', '1; 2 from step 500'],
      differs: true,
    });
  });

  it('include what trained them', () => {
    const backend = { id: 'wasm', device: 'SIMD', threads: 2, notes: [] };
    const trained = {
      ...asked({}),
      setup: { backend, dataset: { images: 9 }, codeVersion: '0.1.0 abc' } as never,
    };
    const rows = compareSettings([trained, asked({})], runConfigJsonSchema());
    expect(rows.filter(({ differs }) => differs).map(({ path, values }) => [path, values[0]])).toEqual([
      ['trained by/code version', '0.1.0 abc'],
      ['trained by/backend', 'wasm'],
      ['trained by/device', 'SIMD'],
      ['trained by/threads', '2'],
      ['trained by/images', '9'],
    ]);
  });
});

describe('groups', () => {
  const runs = [
    { id: 1, config },
    { id: 2, config: { ...config, batchSize: 64 } },
    { id: 3, config: { ...config, seed: 5 } },
  ];

  it('are runs with the same value of a setting, or the same but for the seed', () => {
    expect(groupRuns(runs, 'batchSize')).toEqual([
      { label: 'batchSize 32', members: [0, 2] },
      { label: 'batchSize 64', members: [1] },
    ]);
    expect(groupRuns(runs, ALL_BUT_SEED).map(({ members }) => members)).toEqual([[0, 2], [1]]);
    expect(groupRuns(runs, 'nothing.like.it')).toEqual([{ label: 'it not set', members: [0, 1, 2] }]);
  });
});
