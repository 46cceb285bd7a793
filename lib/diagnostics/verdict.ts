import type { VerdictState } from '@/lib/protocol/entities';
import type { RuleStatus, RunFacts } from './rule';

const GRACE_STEPS = 2000;

export interface Medians {
  lossD: number;
  lossG: number;
}

/** One state and one sentence from what the rules say now. It never says stop: it says what to do instead. */
export function judge(
  step: number,
  facts: RunFacts,
  open: ReadonlyMap<string, NonNullable<RuleStatus>>,
  medians: Medians,
): { state: VerdictState; sentence: string } {
  const broken = open.get('non-finite');
  if (broken) return { state: 'broken', sentence: `Broken: ${broken.message}` };
  const saturated = open.get('discriminator-saturated');
  if (saturated) {
    return {
      state: 'watch',
      sentence: `Watch: D loss has hit zero. ${saturated.message} G mostly goes on learning, only many times slower; start a second run with batch norm in G or a lower D rate, and let this one run beside it.`,
    };
  }
  const ahead = open.get('discriminator-ahead');
  if (ahead?.level === 'warning') return { state: 'watch', sentence: `Watch: D is ahead. ${ahead.message}` };
  const losses = `D loss ${short(medians.lossD)}, G loss ${short(medians.lossG)}`;
  const grace = Math.min(GRACE_STEPS, Math.ceil(facts.totalSteps / 2));
  if (step < grace) {
    return {
      state: 'starting',
      sentence: `Starting: ${losses}. A few hundred steps say nothing yet; look at the samples from step ${grace.toLocaleString('en')} on.`,
    };
  }
  if (ahead) return { state: 'keep-going', sentence: `Keep going, though D is ahead. ${ahead.message}` };
  return {
    state: 'keep-going',
    sentence: `Keep going: ${losses}, and nothing is wrong. A GAN's loss need not fall; judge it by the samples.`,
  };
}

/** Two decimals, or as many as it takes to tell a small loss from none. */
const short = (value: number) => (value > 0 && value < 0.01 ? value.toExponential(1) : value.toFixed(2));
