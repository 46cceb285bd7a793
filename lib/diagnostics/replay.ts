import type { Level, Verdict, VerdictState } from '@/lib/protocol/entities';
import { createDiagnosis } from './engine';
import type { StepPoint } from './point';
import type { Rule, RunFacts } from './rule';

/** One episode at one level: when it gets graver, one ends and the next begins. */
export interface ReplayedFinding {
  rule: string;
  level: Level;
  enter: number;
  /** Null while it goes on at the end. */
  leave: number | null;
}

export interface Replayed {
  /** What was said each time the state changed. */
  verdicts: { step: number; verdict: Verdict }[];
  final: VerdictState | null;
  findings: ReplayedFinding[];
  /** Why some rules were silent. */
  silence: string | null;
  /** What is said at the end. */
  verdict: Verdict | null;
  points: number;
}

/** Runs the engine over a stored run; the same code as for a live one. */
export function createReplay(
  facts: RunFacts,
  rules?: readonly Rule[],
): { observe(point: StepPoint): void; end(): Replayed } {
  const diagnosis = createDiagnosis(facts, rules);
  const verdicts: Replayed['verdicts'] = [];
  const findings: ReplayedFinding[] = [];
  const open = new Map<string, ReplayedFinding>();
  let state: VerdictState | null = null;
  let points = 0;
  return {
    observe(point) {
      points += 1;
      const answer = diagnosis.observe(point);
      for (const { rule, kind, level, step } of answer.changes) {
        const before = open.get(rule);
        if (before) before.leave = step;
        open.delete(rule);
        if (kind !== 'entered' && kind !== 'escalated') continue;
        const finding = { rule, level, enter: step, leave: null };
        findings.push(finding);
        open.set(rule, finding);
      }
      if (answer.state === state) return;
      state = answer.state;
      verdicts.push({ step: point.step, verdict: diagnosis.verdict()! });
    },
    end: () => ({
      verdicts,
      final: state,
      findings,
      silence: diagnosis.silence,
      verdict: diagnosis.verdict(),
      points,
    }),
  };
}
