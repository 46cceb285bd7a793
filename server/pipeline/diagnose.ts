import { type Diagnosis, createDiagnosis } from '@/lib/diagnostics/engine';
import { tunedRules } from '@/lib/diagnostics/tuning';
import type { Run, RunSetup } from '@/lib/protocol/entities';
import { TAG } from '@/lib/protocol/tags';
import { type AlertParts, keepAlert } from './alert';
import { factsAlong } from './facts';
import { history } from './history';
import type { Points } from './store';

export interface RunDiagnosis {
  observe(points: Points): void;
  /** No step has come for so long, though one should have. */
  waited(ms: number): void;
  /** Settings have changed: judged so from their steps on. */
  changed(run: Run): void;
}

/** Judges a live run step by step, with the code that judges stored runs too. */
export function diagnoseRun(run: Run, setup: RunSetup, parts: AlertParts): RunDiagnosis {
  const { store, broadcast } = parts;
  const along = factsAlong(run, setup);
  const diagnosis = createDiagnosis(along.facts, tunedRules(store.ruleTunings.all()));
  let said = run.verdict;
  let lastStep = run.step;
  for (const point of history(store, run.id)) {
    along.reach(point.step);
    diagnosis.observe(point);
  }
  closeForgotten(run, diagnosis, parts);

  const tell = (step: number, values: ReadonlyMap<string, number>) => {
    along.reach(step);
    const { changes, state } = diagnosis.observe({ step, values });
    lastStep = step;
    for (const change of changes) keepAlert(run.id, change, parts);
    if (state === said?.state) return;
    said = diagnosis.verdict();
    if (!said) return;
    store.runs.setVerdict(run.id, said);
    store.verdicts.add(run.id, said);
    broadcast.verdictChanged(run.id, said);
  };
  return {
    observe({ steps, tags, values }) {
      for (const [index, step] of steps.entries()) {
        tell(step, new Map(tags.map((tag, column) => [tag, values[column]?.[index] ?? NaN] as const)));
      }
      // The sentence carries numbers, so it is kept with every batch, and goes out with the run's progress.
      said = diagnosis.verdict();
      if (said) store.runs.setVerdict(run.id, said);
    },
    changed: (next) => along.changed(next),
    waited: (ms) => tell(lastStep, new Map([[TAG.waitingMs, ms]])),
  };
}

/** An episode that began in the part of a long run that is not told again is over for all anybody knows. */
function closeForgotten(run: Run, { open }: Diagnosis, parts: AlertParts): void {
  for (const { rule, level, title, leaveStep } of parts.store.alerts.list(run.id)) {
    if (leaveStep === null && !open.has(rule))
      keepAlert(run.id, { rule, kind: 'left', level, title, message: '', step: run.step }, parts);
  }
}
