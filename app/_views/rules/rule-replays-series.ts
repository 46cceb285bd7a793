import type { RuleReplay } from '@/lib/protocol/rest';

/** In how many runs the rule would speak, against what it says now. */
export function summaryOf(replays: readonly RuleReplay[]): string {
  if (replays.length === 0) return 'No run has begun that it could judge.';
  const speaks = (which: 'asked' | 'inUse') => replays.filter((one) => one[which].length > 0).length;
  const runs = replays.length === 1 ? '1 run' : `${replays.length} runs`;
  return `It would have spoken in ${speaks('asked')} of ${runs}; as in use, in ${speaks('inUse')}.`;
}
