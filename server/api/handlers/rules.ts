import { RULES } from '@/lib/diagnostics/registry';
import type { Rule } from '@/lib/diagnostics/rule';
import { issuesOf } from '@/lib/diagnostics/tuning';
import { KnownError } from '@/lib/protocol/errors';
import type { RuleInfo, RulesResponse } from '@/lib/protocol/rest';
import { type RuleTuning, ruleTuning } from '@/lib/protocol/rule-tuning';
import { pageOf } from '../../paths';
import { type ApiRequest, type Reply, parseBody } from '../http';
import type { Services } from '../services';

let asTheyCome: Omit<RuleInfo, 'tuning'>[] | null = null;

/** What the diagnosis looks for, each rule with its page; read once, for the pages come with the package. */
const known = () =>
  (asTheyCome ??= RULES.map(({ meta: { id, title, level, losses, description, options } }) => ({
    id,
    title,
    level,
    losses: losses === 'all' ? 'all' : [...losses],
    description,
    page: pageOf('lib/diagnostics', id),
    options,
  })));

export function getRules(_request: ApiRequest, { store }: Services): Reply {
  const tunings = store.ruleTunings.all();
  const rules = known().map((rule) => ({ ...rule, tuning: tunings.get(rule.id) ?? null }));
  return { json: { rules } satisfies RulesResponse };
}

/** Runs that begin or go on from now are judged so. */
export function tuneRule(request: ApiRequest, services: Services): Reply {
  const rule = ruleOf(request);
  const tuning = parseBody(ruleTuning, request);
  checkTuning(rule, tuning);
  services.store.ruleTunings.set(rule.meta.id, tuning);
  return getRules(request, services);
}

/** Back to the rule as it comes. */
export function resetRule(request: ApiRequest, services: Services): Reply {
  services.store.ruleTunings.remove(ruleOf(request).meta.id);
  return getRules(request, services);
}

/** The rule a path names. */
export function ruleOf({ params }: ApiRequest): Rule {
  const id = params['rule'] ?? '';
  const rule = RULES.find(({ meta }) => meta.id === id);
  if (!rule)
    throw new KnownError('NOT_FOUND', `there is no rule "${id.slice(0, 50)}"; GET /api/rules lists them`);
  return rule;
}

export function checkTuning(rule: Rule, tuning: RuleTuning): void {
  const issues = issuesOf(rule.meta, tuning);
  if (issues.length > 0)
    throw new KnownError('BAD_REQUEST', issues.map(({ message }) => message).join('; '), issues);
}
