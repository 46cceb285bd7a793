import type { Verdict, VerdictState } from '@/lib/protocol/entities';
import { TAG } from '@/lib/protocol/tags';
import { expectation } from './expectation';
import type { Open } from './finding';
import { rankFixes } from './fixes';
import { written } from './message';
import { LEAST_POINTS, type RunFacts } from './rule';
import type { Signals } from './signals/signals';

/** Found first, it decides; `critical`: only when the finding is that grave. */
const DECISIVE: readonly { rule: string; critical?: boolean; state: VerdictState }[] = [
  { rule: 'non-finite', state: 'broken' },
  { rule: 'inconsistent-losses', state: 'broken' },
  { rule: 'clipped-gradient', state: 'collapsed' },
  { rule: 'inverted-discriminator', critical: true, state: 'collapsed' },
  { rule: 'generator-dead', state: 'collapsed' },
  { rule: 'mode-collapse', critical: true, state: 'collapsed' },
  { rule: 'past-best', state: 'past-best' },
];

const decisive = (open: Open) =>
  DECISIVE.find(({ rule, critical }) => {
    const finding = open.get(rule);
    return finding && (!critical || finding.level === 'critical');
  });

/** One state from what the rules say now. Cheap: it is asked at every step. */
export function judge(step: number, facts: RunFacts, open: Open, signals: Signals): VerdictState {
  if (open.size > 0) {
    const decided = decisive(open);
    if (decided) return decided.state;
    for (const { level } of open.values()) if (level !== 'info') return 'watch';
  }
  const early = step < startingUntil(facts) || signals.of(TAG.lossD).count < LEAST_POINTS;
  return early ? 'starting' : 'keep-going';
}

const STARTING_STEPS = 2000;
/** Nothing is to be changed in these, whatever is worth knowing. */
const CALM: readonly VerdictState[] = ['starting', 'keep-going'];

const startingUntil = ({ totalSteps }: RunFacts) =>
  Math.min(STARTING_STEPS, totalSteps === null ? Infinity : Math.ceil(totalSteps / 2));

/** The state in words: a sentence, what it rests on, what to expect, what to change. It never just says stop. */
export function tell(
  state: VerdictState,
  facts: RunFacts,
  open: Open,
  signals: Signals,
): Omit<Verdict, 'state' | 'sinceStep'> {
  const findings = [...open.values()];
  const decided = decisive(open);
  // What is only worth knowing asks for no fix, unless the verdict rests on it.
  const asking = findings.filter(({ rule, level }) => level !== 'info' || rule.id === decided?.rule);
  const remedies = CALM.includes(state) ? [] : asking.flatMap(({ rule }) => rule.remedies);
  return {
    sentence: sentenceOf(state, facts, open, signals),
    evidence: findings.map(({ rule, enter, message }) => ({
      rule: rule.id,
      message: message(),
      tags: [...rule.tags, ...(rule.alsoReads ?? [])],
      sinceStep: enter,
    })),
    expect: expectation(state, facts, open, signals),
    fixes: rankFixes(remedies, facts.config),
  };
}

function sentenceOf(state: VerdictState, facts: RunFacts, open: Open, signals: Signals): string {
  const decided = decisive(open);
  const message = decided ? open.get(decided.rule)!.message() : '';
  const losses = lossesOf(signals);
  switch (state) {
    case 'broken':
      return `Broken: ${message}`;
    case 'collapsed':
      return `Collapsed: ${message}`;
    case 'past-best':
      return `Past its best: ${message}`;
    case 'watch':
      return watching(open, signals);
    case 'starting': {
      const from = startingUntil(facts);
      const few = signals.of(TAG.lossD).count < LEAST_POINTS;
      if (signals.step >= from && few)
        return `Starting: ${losses}. Rules need ${LEAST_POINTS} points of D's loss.`;
      return `Starting: ${losses}. A few hundred steps say nothing yet; look at the samples from step ${written(from)} on.`;
    }
    case 'keep-going': {
      const [note] = open.values();
      if (note?.rule.id === 'discriminator-ahead') return `Keep going, though D is ahead. ${note.message()}`;
      if (note) return `Keep going: ${losses}. Worth knowing: ${note.rule.title}. ${note.message()}`;
      const unknown = facts.loss === null ? ' The loss is not known, so what it means cannot be said.' : '';
      return `Keep going: ${losses}, and nothing is wrong. A GAN's loss need not fall; judge it by the samples.${unknown}`;
    }
  }
}

/** The windows of the sentence; asked for before the first step, so that they hold every loss. */
export const lossMedians = (signals: Signals) =>
  [signals.median(TAG.lossD, 100), signals.median(TAG.lossG, 100)] as const;

function lossesOf(signals: Signals): string {
  const [lossD, lossG] = lossMedians(signals);
  if (lossD.count === 0 && lossG.count === 0) return 'no losses yet';
  return `D loss ${written(lossD.value)}, G loss ${written(lossG.value)}`;
}

function watching(open: Open, { samples }: Signals): string {
  const [gravest] = [...open.values()].filter(({ level }) => level !== 'info');
  const saturated = open.get('discriminator-saturated');
  const finding = saturated ?? gravest;
  if (!finding) return '';
  const { rule, message } = finding;
  const head = `Watch: ${rule.title}. ${message()}`;
  if (!saturated && rule.id !== 'discriminator-ahead') return head;
  const better = samples.improving();
  if (better) {
    const percent = Math.round(100 * better.gainPer1000);
    return `${head} Samples still get better: ${better.measure} ${written(better.before)} to ${written(better.after)} from step ${written(better.from)} to ${written(better.to)}, ${percent} % per 1,000 steps. Start a second run with the fixes, and let this one run beside it.`;
  }
  if (samples.flat())
    return `${head} Samples have not got better since step ${written(samples.trends()[0]!.from)}. Start a second run with the fixes, and compare.`;
  const alone = samples.measured ? '' : ' This is by the losses alone: look at the samples.';
  return `${head}${alone} Start a second run with the fixes, and let this one run beside it.`;
}
