import type { Store } from '@/db';
import { createDiagnosis } from '@/lib/diagnostics/engine';
import type { Run, RunSetup } from '@/lib/protocol/entities';
import type { Logger } from '../logger';
import { keepAlert } from './alert';
import type { Broadcast } from './broadcast';
import type { Points } from './store';

export interface RunDiagnosis {
  observe(points: Points): void;
}

/** How many stored steps a resumed run is told again, so that its rules stand where they stood. */
const WARM_UP_STEPS = 500;

/** Judges a live run step by step, with the code that judges stored runs too. */
export function diagnoseRun(
  run: Run,
  setup: RunSetup,
  parts: { store: Store; broadcast: Broadcast; logger: Logger },
): RunDiagnosis {
  const { store, broadcast } = parts;
  const diagnosis = createDiagnosis({ loss: setup.loss, totalSteps: run.totalSteps });
  let said = run.verdict;
  warmUp(store, run, diagnosis);

  return {
    observe({ steps, tags, values }) {
      for (const [index, step] of steps.entries()) {
        const point = new Map(tags.map((tag, column) => [tag, values[column]?.[index] ?? NaN] as const));
        const { changes, verdict } = diagnosis.observe({ step, values: point });
        for (const change of changes) keepAlert(run.id, change, parts);
        if (verdict.state !== said?.state) {
          store.verdicts.add(run.id, verdict);
          broadcast.verdictChanged(run.id, verdict);
        }
        said = verdict;
      }
      // The sentence carries numbers, so it is kept with every batch, and goes out with the run's progress.
      if (said) store.runs.setVerdict(run.id, said);
    },
  };
}

function warmUp(store: Store, run: Run, diagnosis: ReturnType<typeof createDiagnosis>): void {
  if (run.step === 0) return;
  for (const point of store.series.iterate(run.id, run.step - WARM_UP_STEPS + 1)) diagnosis.observe(point);
}
