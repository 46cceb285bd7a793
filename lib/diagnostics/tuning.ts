import type { Issue } from '@/lib/protocol/errors';
import type { RuleTuning, RuleTunings } from '@/lib/protocol/rule-tuning';
import { RULES } from './registry';
import type { Rule, RuleMeta } from './rule';

/** A window of more points than this would cost memory and say nothing sooner. */
const MOST = 1_000_000;

/** The rules as a project has them judge, in their order. */
export const tunedRules = (tunings: RuleTunings): readonly Rule[] =>
  RULES.flatMap((rule) => {
    const tuning = tunings.get(rule.meta.id);
    return tuning ? tuned(rule, tuning) : [rule];
  });

/** None where it is switched off. */
export function tuned(rule: Rule, { on, options }: RuleTuning): Rule[] {
  if (!on) return [];
  return [{ meta: rule.meta, create: (facts, signals) => rule.create(facts, signals, options) }];
}

/** What of a tuning the rule could not judge by, an option at a time. */
export function issuesOf({ id, options: defaults }: RuleMeta, { options }: RuleTuning): Issue[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const path = ['options', name];
    const usual = defaults[name];
    if (usual === undefined) {
      const known = Object.keys(defaults).join(', ');
      return [{ path, message: `${id} has no option "${name}"; it has ${known}` }];
    }
    // What comes as a whole number counts steps, points or times.
    if (usual >= 1 && Number.isInteger(usual) && !(Number.isInteger(value) && value >= 1 && value <= MOST))
      return [{ path, message: `${name} is ${value}; give a whole number from 1 to ${MOST}` }];
    if (!(value >= 0 && value <= MOST))
      return [{ path, message: `${name} is ${value}; give a number from 0 to ${MOST}` }];
    return [];
  });
}

/** What is judged otherwise than it comes, for the event log; null: nothing. */
export function tuningInWords(tunings: RuleTunings): string | null {
  const changed = RULES.flatMap(({ meta: { id, title } }) => {
    const tuning = tunings.get(id);
    if (!tuning) return [];
    const options = Object.entries(tuning.options).map(([name, value]) => `${name} ${value}`);
    return [`${title} (${tuning.on ? options.join(', ') : 'off'})`];
  });
  return changed.length === 0 ? null : `rules that were changed for this project: ${changed.join('; ')}`;
}
