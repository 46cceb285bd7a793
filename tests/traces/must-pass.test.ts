import { describe, expect, it } from 'vitest';
import { type Replayed, createReplay } from '@/lib/diagnostics/replay';
import type { LossFamily } from '@/lib/protocol/entities';
import { type Convention, factsOf, normalise } from '@/server/replay/convention';
import { CASES } from './support/cases';

/** Numbers of published logs, so small that they stand here: what a detector must say of them. */
function replay(
  rows: readonly (readonly number[])[],
  loss: LossFamily | null,
  more: Partial<Convention> = {},
): Replayed {
  const convention: Convention = { loss, dConvention: 'sum', labelFloor: 0, ...more };
  const run = createReplay(factsOf(convention));
  for (const [step, d, g, fd] of rows) {
    const values = new Map<string, number>();
    if (d !== undefined && !(fd !== undefined && Number.isNaN(d))) values.set('loss/d', d).set('loss/g', g!);
    if (fd !== undefined) values.set('quality/fd', fd);
    run.observe({ step: step!, values: normalise(values, convention) });
  }
  return run.end();
}
const states = ({ verdicts }: Replayed) => verdicts.map(({ verdict: { state } }) => state);
const said = ({ findings }: Replayed, rule: string) => findings.filter((finding) => finding.rule === rule);
const first = ({ verdicts }: Replayed, state: string) =>
  verdicts.find(({ verdict }) => verdict.state === state)?.step ?? Infinity;
/** A log as it would have gone on before its first line: healthy, at the level of that line. */
const before = (rows: readonly (readonly number[])[], every: number): number[][] =>
  Array.from({ length: Math.floor(rows[0]![0]! / every) - 1 }, (_, at) => [
    (at + 1) * every,
    ...rows[0]!.slice(1),
  ]);

describe('cases that must pass', () => {
  it('a DCGAN that is saturated for 1,900 steps and recovers is watched, and never called collapsed', () => {
    const run = replay(CASES.recoveredDcgan, 'bce_ns');
    expect(states(run)).toEqual(['starting', 'watch', 'keep-going']);
    expect(said(run, 'discriminator-saturated')).toMatchObject([{ level: 'warning' }]);
    expect(said(run, 'discriminator-saturated')[0]!.leave).toBeLessThan(3000);
    expect(run.findings.filter(({ level }) => level === 'critical')).toEqual([]);
  });

  it('a DCGAN on CIFAR-10 that decays late is ahead by 2,000 steps and past its best by 50,000', () => {
    const run = replay(CASES.lateDecay, 'bce_ns');
    expect(said(run, 'discriminator-ahead')[0]).toMatchObject({ level: 'info' });
    expect(said(run, 'discriminator-ahead')[0]!.enter).toBeLessThanOrEqual(2000);
    expect(run.findings.filter(({ level }) => level === 'critical')).toEqual([]);
    expect(first(run, 'past-best')).toBeLessThanOrEqual(50_000);
    expect(first(run, 'past-best')).toBeGreaterThan(42_000);
    expect(run.final).toBe('past-best');
  });

  it('a DCGAN on MNIST that is destroyed in epoch 45 has collapsed by epoch 48', () => {
    const epoch = 938;
    const log = CASES.destroyedInEpoch45;
    for (const run of [replay(log, 'bce_ns'), replay([...before(log, epoch), ...log], 'bce_ns')]) {
      expect(first(run, 'collapsed')).toBeGreaterThan(45 * epoch);
      expect(first(run, 'collapsed')).toBeLessThanOrEqual(48 * epoch);
      expect(run.final).toBe('collapsed');
      expect(said(run, 'generator-dead')).toMatchObject([{ level: 'critical', leave: null }]);
    }
  });

  it.each([13.8155, 15.4249, 16.1181, 18.4207, 27.631])(
    'a G loss that stands at %d is critical',
    (constant) => {
      const rows = Array.from({ length: 60 }, (_, at) => [at + 1, 1e-6, constant]);
      const run = replay(rows, 'bce_ns');
      expect(said(run, 'clipped-gradient')).toMatchObject([{ level: 'critical', enter: 51 }]);
      expect(run.final).toBe('collapsed');
    },
  );

  it('a log that prints three times the constant, thousands of steps apart, is critical', () => {
    expect(replay(CASES.clippedThrice, 'bce_ns', { dConvention: 'mean_half' }).final).toBe('collapsed');
  });

  it.each([50, 100])(
    'a D loss that stands at %d, printed as the mean of its halves, is critical',
    (constant) => {
      const rows = Array.from({ length: 60 }, (_, at) => [at, constant, 0]);
      const run = replay(rows, 'bce_ns', { dConvention: 'mean_half' });
      expect(run.findings).toContainEqual(
        expect.objectContaining({ rule: 'clipped-gradient', level: 'critical' }),
      );
    },
  );

  it.each([
    ['wgan_gp', CASES.nanAt1500, 1500],
    ['bce_ns', CASES.nanAt37, 37],
  ] as const)('a NaN is critical at its step, also in a short log of %s', (loss, rows, step) => {
    const run = replay(rows, loss);
    expect(said(run, 'non-finite')).toEqual([
      { rule: 'non-finite', level: 'critical', enter: step, leave: null },
    ]);
    expect(run.final).toBe('broken');
  });

  it('a relativistic D at zero is told nothing, however long it stays there', () => {
    const { relativistic } = CASES;
    const longer = Array.from({ length: 500 }, (_, at) => [
      252 + 9 * at,
      ...relativistic[at % relativistic.length]!.slice(1),
    ]);
    expect(replay(relativistic, 'relativistic').findings).toEqual([]);
    expect(replay(longer, 'relativistic').findings.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it.each(['wgan', 'wgan_gp'] as const)('a critic of %s whose loss crosses zero is told nothing', (loss) => {
    const rows = Array.from({ length: 2000 }, (_, at) => [
      at * 10,
      Math.sin(at * 1.7) * 0.3 - 0.2 + at / 8000,
      5,
    ]);
    expect(replay(rows, loss).findings).toEqual([]);
  });

  it('soft labels at their healthy level are told nothing', () => {
    const rows = Array.from({ length: 30 }, (_, at) => [1562 * (at + 1), ...CASES.softLabels[at % 5]!]);
    const run = replay(rows, 'bce_ns', { dConvention: 'mean_half', labelFloor: 0.1985 });
    expect(run.findings).toEqual([]);
    expect(run.final).toBe('keep-going');
  });
});
