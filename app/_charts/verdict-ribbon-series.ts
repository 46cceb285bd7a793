import type { Verdict, VerdictState } from '@/lib/protocol/entities';
import { whole } from '../_components/format';
import { VERDICTS } from '../_components/marks';

export interface RibbonSegment {
  state: VerdictState;
  from: number;
  to: number;
}

/** From when to when each verdict stood, cut to the steps shown. */
export function ribbonSegments(
  verdicts: readonly Verdict[],
  lastStep: number,
  [first, last]: readonly [number, number],
): RibbonSegment[] {
  return verdicts
    .map(({ state, sinceStep }, index) => ({
      state,
      from: Math.max(first, sinceStep),
      to: Math.min(last, verdicts[index + 1]?.sinceStep ?? lastStep),
    }))
    .filter(({ from, to }) => to > from);
}

/** "Starting from step 0, Watch from step 700". */
export const verdictsInWords = (verdicts: readonly Pick<Verdict, 'state' | 'sinceStep'>[]): string =>
  verdicts.map(({ state, sinceStep }) => `${VERDICTS[state].word} from step ${whole(sinceStep)}`).join(', ');

/** About so wide is a letter, in CSS pixels at 11 px. */
const LETTER = 6;

/** The states by name below the ribbon, each where it began; left out where the one before is in the way. */
export function ribbonLabels(
  segments: readonly RibbonSegment[],
  x: (step: number) => number,
  right: number,
): { state: VerdictState; text: string; at: number }[] {
  const labels: { state: VerdictState; text: string; at: number }[] = [];
  let free = -Infinity;
  for (const { state, from } of segments) {
    const text = state.replace('-', ' ');
    const at = Math.min(x(from), right - text.length * LETTER);
    if (at < free) continue;
    labels.push({ state, text, at });
    free = at + text.length * LETTER + 8;
  }
  return labels;
}
