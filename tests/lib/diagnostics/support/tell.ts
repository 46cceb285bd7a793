import { createDiagnosis } from '@/lib/diagnostics/engine';
import { referenceOf } from '@/lib/protocol/loss-reference';
import { RULES } from '@/lib/diagnostics/registry';
import type { Rule, RunFacts } from '@/lib/diagnostics/rule';
import type { LossFamily, Verdict } from '@/lib/protocol/entities';

/** What is known of a run whose steps are made up: hard labels and no configuration, unless said. */
export const factsOf = (
  family: LossFamily | null = 'bce_ns',
  more: Partial<RunFacts> & { floorPerHalf?: number } = {},
): RunFacts => ({
  loss: family && referenceOf(family, { floorPerHalf: more.floorPerHalf ?? 0 }),
  totalSteps: more.totalSteps ?? null,
  epochSteps: more.epochSteps ?? null,
  parameters: more.parameters ?? new Map(),
  config: more.config ?? null,
});

export type Values = Readonly<Record<string, number>>;
/** So many points of the same values or of what a function of the step says, `every` steps apart. */
export interface Stretch {
  points: number;
  every?: number;
  values: Values | ((step: number) => Values);
}

export function* pointsOf(stretches: readonly Stretch[]) {
  let step = 0;
  for (const { points, every = 1, values } of stretches) {
    for (let count = 0; count < points; count += 1) {
      step += every;
      yield { step, values: new Map(Object.entries(typeof values === 'function' ? values(step) : values)) };
    }
  }
}

/** What the rules say of a made-up run, each change as "<rule> <kind> <level> <step>". */
export function tell(stretches: readonly Stretch[], facts = factsOf(), rules: readonly Rule[] = RULES) {
  const diagnosis = createDiagnosis(facts, rules);
  const told: string[] = [];
  const messages: string[] = [];
  const states: string[] = [];
  for (const point of pointsOf(stretches)) {
    const { changes, state } = diagnosis.observe(point);
    if (state !== states.at(-1)) states.push(state);
    for (const { rule, kind, level, step, message } of changes) {
      told.push(`${rule} ${kind} ${level} ${step}`);
      messages.push(message);
    }
  }
  return { told, messages, states, verdict: diagnosis.verdict() as Verdict, silence: diagnosis.silence };
}

/** The same for one rule alone, without its name. */
export function tellRule(id: string, stretches: readonly Stretch[], facts = factsOf()) {
  const rule = RULES.find(({ meta }) => meta.id === id);
  if (!rule) throw new Error(`there is no rule ${id}`);
  const answer = tell(stretches, facts, [rule]);
  return { ...answer, told: answer.told.map((line) => line.replace(`${id} `, '')) };
}
