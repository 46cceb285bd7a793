import type { Level, Verdict } from '@/lib/protocol/entities';
import { TAG } from '@/lib/protocol/tags';
import { RollingMedian } from '@/lib/series/rolling-median';
import { RULES } from './registry';
import type { Rule, RuleStatus, RunFacts, StepPoint } from './rule';
import { judge } from './verdict';

export interface DiagnosisChange {
  rule: string;
  kind: 'entered' | 'left' | 'disabled';
  level: Level;
  title: string;
  message: string;
  step: number;
}

/** Runs the rules that apply to a run over its steps, in order, and says what changed and what is the case. */
export function createDiagnosis(facts: RunFacts, rules: readonly Rule[] = RULES) {
  const judges = rules
    .filter(({ meta }) => meta.losses === 'all' || meta.losses.includes(facts.loss.family))
    .map((rule) => ({ meta: rule.meta, observer: rule.create(facts), off: false }));
  const open = new Map<string, NonNullable<RuleStatus>>();
  const lossD = new RollingMedian(100);
  const lossG = new RollingMedian(100);
  let said: Verdict | null = null;

  return {
    observe(point: StepPoint): { changes: DiagnosisChange[]; verdict: Verdict } {
      const { step, values } = point;
      lossD.push(values.get(TAG.lossD) ?? NaN);
      lossG.push(values.get(TAG.lossG) ?? NaN);
      const changes: DiagnosisChange[] = [];
      for (const one of judges) {
        const { id, title, level, tags } = one.meta;
        if (one.off || !tags.every((tag) => values.has(tag))) continue;
        const change = (kind: DiagnosisChange['kind'], message: string, at: Level = level) =>
          changes.push({ rule: id, kind, level: at, title, message, step });
        try {
          const status = one.observer.observe(point);
          if (status?.active) {
            if (!open.has(id)) change('entered', status.message, status.level);
            open.set(id, status);
          } else if (status && open.delete(id)) change('left', status.message);
        } catch (error) {
          one.off = true; // for this run; training and the other rules go on
          open.delete(id);
          change('disabled', error instanceof Error ? error.message : String(error));
        }
      }
      const { state, sentence } = judge(step, facts, open, { lossD: lossD.value, lossG: lossG.value });
      said = { state, sentence, sinceStep: said?.state === state ? said.sinceStep : step };
      return { changes, verdict: said };
    },
  };
}
