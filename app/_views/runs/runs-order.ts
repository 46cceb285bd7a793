import type { VerdictState } from '@/lib/protocol/entities';
import type { RunListItem } from '@/lib/protocol/rest';
import { ACTIVE_STATES } from '@/lib/protocol/run-state';

/** The gravest first. */
const GRAVITY: readonly VerdictState[] = [
  'broken',
  'collapsed',
  'watch',
  'past-best',
  'keep-going',
  'starting',
];

const isLive = ({ state }: RunListItem) => ACTIVE_STATES.includes(state);
export const gravity = ({ verdict }: RunListItem) =>
  verdict ? GRAVITY.indexOf(verdict.state) : GRAVITY.length;

/** Live runs first, the gravest of them first; then the newest. */
export function byUrgency(a: RunListItem, b: RunListItem): number {
  if (isLive(a) !== isLive(b)) return isLive(a) ? -1 : 1;
  return (isLive(a) ? gravity(a) - gravity(b) : 0) || b.id - a.id;
}

/** How many runs need someone, and which is the worst of them. */
export function sentenceOf(runs: readonly RunListItem[]): { lead: string; rest: string } {
  const live = runs.filter(isLive);
  const needy = runs
    .filter((run) => run.state === 'failed' || (isLive(run) && run.openAlerts > 0))
    .toSorted(byUrgency);
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const lead = live.length === 0 ? 'No run is live.' : `${count(live.length, 'run')} live.`;
  const [worst] = needy;
  if (!worst) return { lead, rest: 'None needs you.' };
  const why =
    worst.state === 'failed' ? 'failed' : `is on ${worst.verdict?.state.replace('-', ' ') ?? 'alert'}`;
  return { lead, rest: `${count(needy.length, 'run')} to look at: #${worst.id} ${why}.` };
}
