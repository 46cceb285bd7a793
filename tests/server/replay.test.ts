import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Convention } from '@/server/replay/convention';
import { lossFamilyOf } from '@/server/replay/loss-type';
import { type ReplayedRun, replayFile } from '@/server/replay/replay-file';
import { temporaryFolder } from '../db/support/store';

const HARD: Convention = { loss: 'bce_ns', dConvention: 'sum', labelFloor: 0 };

function replay(text: string, asked: Convention = HARD, name = 'log'): ReplayedRun[] {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return [...replayFile(file, asked)];
}
const lines = (count: number, line: (step: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at + 1)).join('\n');
const found = ([run]: ReplayedRun[]) =>
  run!.findings.map(({ rule, level, enter }) => `${rule} ${level} ${enter}`);
const ENDED = ['discriminator-saturated warning 20', 'discriminator-ahead info 20'];

describe('a recorded run', () => {
  it.each<[string, string, Partial<Convention>]>([
    [
      'steps as objects, by tag',
      lines(60, (step) =>
        JSON.stringify({ step, 'loss/d': 1e-5, 'loss/g': 14, 'score/fake': 1e-6, 'time/step_ms': 40 }),
      ),
      {},
    ],
    [
      'steps as objects, by short names',
      lines(60, (step) => JSON.stringify({ step, d_loss: 1e-5, g_loss: 14, dgz: 1e-6, epoch: 3 })),
      {},
    ],
    ['a table of short names', `step,d_loss,g_loss\n${lines(60, (step) => `${step},0.00001,14`)}`, {}],
    [
      'a table of tags with gaps',
      `step,loss/d,loss/g,quality/fd\n${lines(60, (step) => `${step},1e-5,14,${step % 50 ? '' : 600}`)}\n`,
      {},
    ],
    ['a table with its own line ends', `step,d_loss,g_loss\r\n${lines(60, (step) => `${step},0,14\r`)}`, {}],
    [
      'a table of the mean of the halves',
      `step,d_loss,g_loss\n${lines(60, (step) => `${step},0.199,3`)}`,
      { dConvention: 'mean_half', labelFloor: 0.1985 },
    ],
    [
      'halves without their sum',
      lines(60, (step) => JSON.stringify({ step, d_real: 1e-6, d_fake: 1e-6, g_loss: 14 })),
      {},
    ],
  ])('is read from %s', (_, text, asked) => {
    const runs = replay(text, { ...HARD, ...asked });
    expect(found(runs)).toEqual(ENDED);
    expect(runs[0]).toMatchObject({ id: 'log', final: 'watch', points: 60, silence: null });
  });

  it('is read one a line, with gradients and evaluations, and what it says of itself wins', () => {
    const steps = Array.from({ length: 60 }, (_, at) => at + 1);
    const trace = (id: string, loss_type: string, more = {}) =>
      JSON.stringify({
        id,
        loss_type,
        steps,
        d_loss: steps.map(() => 1e-5),
        g_loss: steps.map(() => 14),
        label: 'healthy',
        ...more,
      });
    const runs = replay(
      [
        trace('a', 'bce_ns'),
        trace('b', 'bce_ns', { label_floor: 0.3 }),
        trace('c', 'relativistic_hinge'),
        trace('d', 'something new'),
        trace('e', 'bce_ns', { grad: { 'g/dense': steps.map((step) => (step === 40 ? 'nan' : 1)) } }),
        trace('f', 'wgan', { eval: [[10, { fd: 600, V: 0.1 }]] }),
      ].join('\n\n'),
      { ...HARD, loss: 'hinge' },
    );
    const [a, b, c, d, e, f] = runs;
    expect(found([a!])).toEqual(ENDED);
    expect(found([b!])).toEqual(ENDED); // far under a floor that cannot be true: at least no less sure
    expect([c, f].map((run) => run!.findings)).toEqual([[], []]);
    expect(d!.silence).toContain('The loss of this run is not known');
    expect(found([e!])).toContain('non-finite critical 40');
  });

  it.each(['nan', 'NaN', 'inf', '-inf', 'Infinity', '-Infinity'])('keeps %s', (word) => {
    const objects = replay(`{"step":1,"d_loss":1}\n{"step":2,"d_loss":"${word}"}`);
    const table = replay(`step,d_loss\n1,1\n2,${word}`);
    expect(found(objects)).toEqual(['non-finite critical 2']);
    expect(found(table)).toEqual(['non-finite critical 2']);
  });

  it('passes over steps that come again after a resume', () => {
    const [run] = replay(`step,d_loss\n1,1\n2,1\n3,1\n2,nan\n3,nan\n4,1`);
    expect(run).toMatchObject({ points: 4, findings: [] });
  });

  it.each([
    ['', /log is empty/],
    ['\n \n', /log is empty/],
    ['hello', /line 1 is neither a JSON object nor a header with "step"/],
    ['epoch,d_loss\n1,1', /line 1 is neither/],
    ['step,d_loss\n1,1\n2,oops', /line 3 has "oops" for d_loss, which is not a number/],
    ['step,d_loss\n1,1\n2', /line 3 has 1 cells where the header has 2/],
    ['step,d_loss\nx,1', /line 2 has the step "x"; it must be a whole number/],
    ['{"step":1,"d_loss":1}\n{"step":2,', /line 2 is not JSON/],
    ['{"step":1,"d_loss":1}\n[1]', /line 2 is no JSON object/],
    ['{"d_loss":1}', /line 1 has the step missing/],
    ['{"step":1,"epoch":1}', /has no values; name them d_loss/],
    ['{"id":"a","steps":"all"}', /line 1 is no recorded run: steps/],
  ])('that holds %j is refused with what is wrong', (text, message) => {
    expect(() => replay(text)).toThrow(message);
  });

  it('that is not there, or is a folder, is refused', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'runs'));
    const open = (name: string) => () => [...replayFile(join(folder, name), HARD)];
    expect(open('nothing')).toThrow(/does not exist/);
    expect(open('runs')).toThrow(/is a folder/);
  });
});

describe('the spelling of a loss', () => {
  it.each([
    ['bce_ns', 'bce_ns'],
    ['BCE_NS + R1', 'bce_ns'],
    ['hinge+diffaug', 'hinge'],
    ['wgan-gp', 'wgan_gp'],
    ['wgan+gp', 'wgan_gp'],
    ['wgan_clip', 'wgan'],
    ['relativistic hinge', 'relativistic'],
    ['hinge+contrastive_class_loss', null],
    ['bce_ns+l1', null],
    ['began', null],
    ['', null],
  ])('%j is %s', (text, family) => expect(lossFamilyOf(text)).toBe(family));
});
