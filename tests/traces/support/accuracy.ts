import { RULES } from '@/lib/diagnostics/registry';
import type { ReplayedFinding } from '@/lib/diagnostics/replay';
import { median } from '@/lib/series/median';
import type { RecordedRun } from './recorded';

/** Shorter logs cannot be judged, and no rule does. */
const LEAST_STEPS = 450;
const LEAST_POINTS = 20;

export const isLong = ({ steps }: RecordedRun): boolean =>
  steps.length >= LEAST_POINTS && (steps.at(-1) ?? 0) >= LEAST_STEPS;
/** It was saturated for a time, or its samples were still improving: the alert about D's loss is right. */
export const deservesDAlert = ({ subtype }: RecordedRun): boolean => /satur/i.test(subtype);
export const stillImproves = ({ subtype }: RecordedRun): boolean => /still improving/i.test(subtype);

const D_ALERTS = ['discriminator-saturated', 'discriminator-ahead'];
/** Rules that name what is wrong with a run of this label. */
const CAUSES: Record<'collapse' | 'mode_collapse', readonly string[]> = {
  collapse: [
    ...D_ALERTS,
    'generator-dead',
    'clipped-gradient',
    'inverted-discriminator',
    'inconsistent-losses',
    'vanishing-gradient',
  ],
  mode_collapse: ['mode-collapse'],
};

export const warnings = ({ replayed }: RecordedRun): ReplayedFinding[] =>
  replayed.findings.filter(({ level }) => level !== 'info');
/** What a healthy run should not have been told. */
export const falseWarnings = (run: RecordedRun): ReplayedFinding[] =>
  warnings(run).filter(({ rule }) => !(deservesDAlert(run) && D_ALERTS.includes(rule)));
/** The first warning or worse that names the cause of a collapse. */
export const call = (run: RecordedRun): ReplayedFinding | undefined =>
  run.label === 'collapse' || run.label === 'mode_collapse'
    ? warnings(run).find(({ rule }) => CAUSES[run.label as 'collapse'].includes(rule))
    : undefined;
export const isGrave = ({ replayed }: RecordedRun): boolean =>
  replayed.findings.some(({ level }) => level === 'critical') ||
  replayed.verdicts.some(({ verdict: { state } }) => state === 'collapsed' || state === 'broken');

export interface AccuracyRow {
  metric: string;
  value: number;
  of: number | null;
}

/** How long after its onset each collapse was called; before it when less than 0. */
export const delays = (runs: readonly RecordedRun[]): { id: string; rule: string; steps: number }[] =>
  runs.flatMap((run) => {
    const called = call(run);
    return called && run.onset !== null
      ? [{ id: run.id, rule: called.rule, steps: called.enter - run.onset }]
      : [];
  });

/** What was right and what was not, and how often each rule spoke on each kind of run. */
export function accuracy(runs: readonly RecordedRun[]): AccuracyRow[] {
  const count = (some: readonly RecordedRun[], is: (run: RecordedRun) => unknown) => some.filter(is).length;
  const long = runs.filter(isLong);
  const rows: AccuracyRow[] = [];
  for (const label of ['collapse', 'mode_collapse'] as const) {
    const some = long.filter((run) => run.label === label);
    rows.push({
      metric: `${label}: called, with the right cause`,
      value: count(some, call),
      of: some.length,
    });
  }
  const healthy = long.filter(({ label }) => label === 'healthy');
  const improving = runs.filter(stillImproves);
  const late = delays(long).map(({ steps }) => steps);
  rows.push(
    {
      metric: 'healthy: any warning that was not deserved',
      value: count(healthy, (run) => falseWarnings(run).length > 0),
      of: healthy.length,
    },
    { metric: 'healthy: critical, collapsed or broken', value: count(healthy, isGrave), of: healthy.length },
    {
      metric: 'still improving: critical, collapsed or broken',
      value: count(improving, isGrave),
      of: improving.length,
    },
    {
      metric: 'called before the onset of a collapse',
      value: late.filter((steps) => steps < 0).length,
      of: late.length,
    },
    { metric: 'steps from onset to call, median', value: median(late), of: null },
    { metric: 'steps from onset to call, latest', value: Math.max(...late), of: null },
  );
  for (const { meta } of RULES) {
    for (const label of ['healthy', 'other', 'collapse', 'mode_collapse'] as const) {
      const some = long.filter((run) => run.label === label);
      const spoke = (run: RecordedRun) => warnings(run).some(({ rule }) => rule === meta.id);
      const value = count(some, spoke);
      if (value > 0) rows.push({ metric: `${meta.id} warns: ${label}`, value, of: some.length });
    }
  }
  return rows.filter(({ of, value }) => of !== 0 && Number.isFinite(value));
}
