import { describe, expect, it } from 'vitest';
import { accuracy, call, delays, falseWarnings, isGrave, isLong, stillImproves } from './support/accuracy';
import { TRACES, recordedRuns, tracesAreHere } from './support/recorded';

const here = tracesAreHere();
const runs = recordedRuns();

it.runIf(!here)(`recorded runs are not in ${TRACES}: set GANSCOPE_TRACES to their folder`, ({ skip }) =>
  skip(),
);

describe.runIf(here)('recorded runs', () => {
  const named = (some: typeof runs) => some.map((run) => [run.id, run] as const);
  const long = runs.filter(isLong);

  it('are many', () => expect(runs.length).toBeGreaterThan(20));

  it.each(named(runs.filter((run) => run.label === 'healthy' || stillImproves(run))))(
    '%s is told nothing critical',
    (_, run) => {
      expect(run.replayed.findings.filter(({ level }) => level === 'critical')).toEqual([]);
      expect(isGrave(run)).toBe(false);
    },
  );

  it.each(named(long.filter(({ label }) => label === 'collapse' || label === 'mode_collapse')))(
    '%s is called, with the right cause',
    (_, run) => expect(call(run)).toBeDefined(),
  );

  it('leave at most one healthy run in twenty with a warning it does not deserve', () => {
    const healthy = long.filter(({ label }) => label === 'healthy');
    const warned = healthy.filter((run) => falseWarnings(run).length > 0);
    expect(warned.map(({ id }) => id).slice(0, 10)).toHaveLength(
      Math.min(warned.length, healthy.length / 20),
    );
  });

  it('that recovered see their alert end', () => {
    const recovered = long.filter(({ label, subtype }) => label === 'healthy' && /satur/i.test(subtype));
    const open = recovered.flatMap(({ id, replayed }) =>
      replayed.findings.flatMap(({ rule, leave }) =>
        rule === 'discriminator-saturated' && leave === null ? [id] : [],
      ),
    );
    expect(open).toEqual([]);
  });

  it('make this table', () => {
    const rows = accuracy(runs);
    console.log(
      rows
        .map(({ metric, value, of }) => `${metric.padEnd(56)} ${value}${of === null ? '' : ` of ${of}`}`)
        .join('\n'),
    );
    console.log(
      delays(long)
        .map(({ id, rule, steps }) => `${id}: ${rule}, ${steps} steps after its onset`)
        .join('\n'),
    );
    expect(rows.length).toBeGreaterThan(7);
  });
});
