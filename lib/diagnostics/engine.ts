import type { Level, Verdict, VerdictState } from '@/lib/protocol/entities';
import { RULES } from './registry';
import type { Finding, Open } from './finding';
import type { StepPoint } from './point';
import { LEAST_POINTS, type Observer, type Rule, type RuleMeta, type RunFacts } from './rule';
import { Signals } from './signals/signals';
import { judge, lossMedians, tell } from './verdict';

export interface DiagnosisChange {
  rule: string;
  /** `escalated`: the same episode, graver than before. */
  kind: 'entered' | 'escalated' | 'left' | 'disabled';
  level: Level;
  title: string;
  message: string;
  step: number;
}

export interface Diagnosis {
  /** Takes the steps of a run in order, evaluations perhaps later; answers what changed. */
  observe(point: StepPoint): { changes: readonly DiagnosisChange[]; state: VerdictState };
  /** In words, with the newest numbers. Null before the first step. */
  verdict(): Verdict | null;
  /** What is found now. */
  open: Open;
  /** Why some rules do not judge this run; null when all do. */
  silence: string | null;
}

const GRAVITY: Record<Level, number> = { info: 0, warning: 1, critical: 2 };

/** Runs the rules that apply to a run over its steps, in order, and says what changed and what is the case. */
export function createDiagnosis(facts: RunFacts, rules: readonly Rule[] = RULES): Diagnosis {
  const signals = new Signals();
  lossMedians(signals);
  const applying = rules.filter(
    ({ meta: { losses } }) => losses === 'all' || (facts.loss !== null && losses.includes(facts.loss.family)),
  );
  let judges = applying.map((rule) => ({
    meta: rule.meta,
    observer: rule.create(facts, signals),
    required: rule.meta.tags.map((tag) => signals.of(tag)),
  }));
  const open = new Map<string, Finding>();
  let said: { state: VerdictState; sinceStep: number } | null = null;

  function look(asked: (typeof judges)[number], step: number, changes: DiagnosisChange[]): void {
    const { meta, observer, required } = asked;
    for (const signal of required) if (signal.step !== step) return;
    try {
      const seen = observer.observe(step);
      const level = meta.atOnce || signals.points >= LEAST_POINTS ? seen : null;
      if (level !== null || open.size > 0) keep(meta, observer, level, step, changes);
    } catch (error) {
      judges = judges.filter((one) => one !== asked); // for this run; training and the other rules go on
      open.delete(meta.id);
      const message = error instanceof Error ? error.message : String(error);
      changes.push(changeOf(meta, 'disabled', meta.level, message, step));
    }
  }

  function keep(
    meta: RuleMeta,
    observer: Observer,
    level: Level | null,
    step: number,
    changes: DiagnosisChange[],
  ): void {
    const before = open.get(meta.id);
    if (level === null) {
      if (before && open.delete(meta.id)) changes.push(changeOf(meta, 'left', before.level, '', step));
    } else if (!before) {
      open.set(meta.id, { rule: meta, level, enter: step, message: () => observer.message() });
      changes.push(changeOf(meta, 'entered', level, observer.message(), step));
    } else if (GRAVITY[level] > GRAVITY[before.level]) {
      before.level = level;
      changes.push(changeOf(meta, 'escalated', level, observer.message(), step));
    }
  }

  return {
    observe(point) {
      // A second or late word about a step is for those who read it; the others have heard of this step.
      const again = point.step <= signals.step;
      signals.observe(point);
      const { step } = signals;
      const changes: DiagnosisChange[] = [];
      for (const one of judges) if (!again || reads(one.meta, point)) look(one, step, changes);
      const state = judge(step, facts, open, signals);
      if (said?.state !== state) said = { state, sinceStep: step };
      return { changes, state };
    },
    open,
    verdict: () => said && { ...said, ...tell(said.state, facts, open, signals) },
    silence: silenceOf(facts, rules.length - applying.length),
  };
}

const changeOf = (
  { id, title }: RuleMeta,
  kind: DiagnosisChange['kind'],
  level: Level,
  message: string,
  step: number,
): DiagnosisChange => ({ rule: id, kind, level, title, message, step });

const reads = ({ tags, alsoReads = [] }: RuleMeta, { values }: StepPoint): boolean =>
  [...tags, ...alsoReads].some((pattern) =>
    pattern.endsWith('*')
      ? [...values.keys()].some((tag) => tag.startsWith(pattern.slice(0, -1)))
      : values.has(pattern),
  );

function silenceOf({ loss }: RunFacts, silent: number): string | null {
  if (silent === 0) return null;
  return loss === null
    ? `The loss of this run is not known, so the ${silent} rules that must know it are silent; say which it is.`
    : `${silent} rules do not apply to the loss family ${loss.family} and are silent.`;
}
