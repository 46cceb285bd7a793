import { readFileSync, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DiagnosisChange, createDiagnosis } from '@/lib/diagnostics/engine';
import type { Rule, RunFacts } from '@/lib/diagnostics/rule';
import type { Verdict } from '@/lib/protocol/entities';
import { TAG } from '@/lib/protocol/tags';

const facts = (floorD = 0): RunFacts => ({
  loss: { family: 'bce_ns', chanceD: 2 * Math.LN2, floorD, chanceG: Math.LN2 },
  totalSteps: 10_000,
});
interface Point {
  d: number;
  g?: number;
  fake?: number;
}
function replay(points: Point[], run = facts(), rules?: readonly Rule[]) {
  const diagnosis = createDiagnosis(run, rules);
  const changes: DiagnosisChange[] = [];
  let verdict: Verdict | undefined;
  for (const [index, { d, g = 1, fake = 0.4 }] of points.entries()) {
    const values = new Map([
      [TAG.lossD, d],
      [TAG.lossG, g],
      [TAG.scoreFake, fake],
    ]);
    const answer = diagnosis.observe({ step: index + 1, values });
    changes.push(...answer.changes);
    verdict = answer.verdict;
  }
  return {
    told: changes.map(({ rule, kind, step }) => `${rule} ${kind} ${step}`),
    verdict: verdict,
    changes,
  };
}
const repeat = (count: number, point: Point) => Array.from({ length: count }, () => point);
const healthy = { d: 1.1 };
const won = { d: 1e-4, g: 12, fake: 1e-5 };

describe('the rules', () => {
  it.each<[string, Point[], RunFacts, string[], string]>([
    ['a healthy run', repeat(3000, healthy), facts(), [], 'keep-going'],
    ['a young healthy run', repeat(300, healthy), facts(), [], 'starting'],
    ['too few points', repeat(19, won), facts(), [], 'starting'],
    ['a D that has won', repeat(60, won), facts(), ['discriminator-saturated entered 20'], 'watch'],
    [
      'a D that had won, and recovered',
      [...repeat(60, won), ...repeat(400, healthy)],
      facts(),
      // At step 110 half of the median's 100 steps are healthy; it must stay above for 100 steps.
      ['discriminator-saturated entered 20', 'discriminator-saturated left 209'],
      'starting',
    ],
    [
      'soft labels at their floor',
      repeat(60, { d: 0.398, g: 3, fake: 0.05 }),
      facts(0.397),
      ['discriminator-saturated entered 20'],
      'watch',
    ],
    ['the same loss with hard labels', repeat(300, { d: 0.398, g: 3, fake: 0.05 }), facts(), [], 'starting'],
    [
      'a D that is ahead early',
      repeat(300, { d: 0.1 }),
      facts(),
      ['discriminator-ahead entered 200'],
      'starting',
    ],
    [
      'a NaN',
      [...repeat(5, healthy), { d: NaN }, ...repeat(5, healthy)],
      facts(),
      ['non-finite entered 6'],
      'broken',
    ],
    [
      'an infinity',
      [...repeat(5, healthy), { d: 1, g: Infinity }],
      facts(),
      ['non-finite entered 6'],
      'broken',
    ],
  ])('on %s', (_, points, run, told, state) => {
    const answer = replay(points, run);
    expect(answer.told).toEqual(told);
    expect(answer.verdict?.state).toBe(state);
  });

  it('never say that nothing is wrong while D is ahead', () => {
    const { verdict } = replay(repeat(3000, { d: 0.004 }));
    expect(verdict?.state).toBe('keep-going');
    expect(verdict?.sentence).toContain('D is ahead. The median D loss of the last 200 steps is 0.004');
    expect(verdict?.sentence).not.toContain('nothing is wrong');
  });

  it('write a small loss so that it is not taken for none', () => {
    expect(replay(repeat(50, { d: 2e-4 })).verdict?.sentence).toContain('D loss 2.0e-4');
  });

  it('are switched off one by one when they throw', () => {
    const broken: Rule = {
      meta: { id: 'broken', title: 'Broken', level: 'info', losses: 'all', tags: [], description: '' },
      create: () => ({
        observe: () => {
          throw new Error('no');
        },
      }),
    };
    expect(replay(repeat(10, healthy), facts(), [broken]).told).toEqual(['broken disabled 1']);
  });
});

/** Recorded runs of others and of our own; a folder beside the project where there is one. */
const traces = process.env['GANSCOPE_TRACES'] ?? '../shared/traces';
const files = ['own_mnist', 'hand_transcribed', 'notebooks_parsed'].map((name) => `${traces}/${name}.jsonl`);

const present = files.every(existsSync);

it.runIf(!present)('recorded runs are not here: set GANSCOPE_TRACES to their folder', ({ skip }) => skip());

describe.runIf(present)('recorded runs', () => {
  interface Trace {
    id: string;
    label: string;
    loss_type: string;
    d_convention: string;
    label_floor: number | null;
    steps: number[];
    d_loss: (number | null)[];
    g_loss: (number | null)[];
  }
  const recorded = (present ? files : [])
    .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as Trace)
    .filter(({ loss_type, label }) => loss_type === 'bce_ns' && label === 'healthy');

  it.each(recorded.map((trace) => [trace.id, trace] as const))(
    '%s is healthy and gets no critical alert',
    (_, trace) => {
      const scale = trace.d_convention === 'mean_half' ? 2 : 1;
      const points = trace.d_loss.flatMap((d, index) =>
        d === null ? [] : [{ d: d * scale, g: trace.g_loss[index] ?? 1 }],
      );
      const { changes, verdict } = replay(points, facts());
      expect(changes.filter(({ level }) => level === 'critical')).toEqual([]);
      expect(['collapsed', 'broken']).not.toContain(verdict?.state);
    },
  );
});
