import type { SeriesStore } from '@/db';
import type { RunSummary } from '@/lib/protocol/entities';
import { encodeNumbers } from '@/lib/protocol/numbers';
import type { RunListItem } from '@/lib/protocol/rest';
import { ENDED_STATES } from '@/lib/protocol/run-state';
import { TAG } from '@/lib/protocol/tags';

type Sparkline = RunListItem['sparkline'];

const BUCKETS = 40;
/** More than a curve of 34 pixels can show; with all of its digits a list of thousands is twice as long. */
const DIGITS = 4;

/**
 * The small curves of a list. Those of a run that is over are kept: its points came before its end was told, and who
 * resumes it gives it another end.
 */
export function createSparklines(series: SeriesStore) {
  let kept = new Map<string, Sparkline>();
  const draw = (runId: number): Sparkline => {
    const [d, g] = series.read(runId, [TAG.lossD, TAG.lossG], { buckets: BUCKETS });
    return { d: rounded(d?.values), g: rounded(g?.values) };
  };
  return {
    /** One for each, in their order; of runs that are no longer among them nothing is kept. */
    of(runs: readonly RunSummary[]): Sparkline[] {
      const next = new Map<string, Sparkline>();
      const sparklines = runs.map(({ id, state, endedAt }) => {
        if (!ENDED_STATES.includes(state)) return draw(id);
        const key = `${id} ${endedAt}`;
        const sparkline = kept.get(key) ?? draw(id);
        next.set(key, sparkline);
        return sparkline;
      });
      kept = next;
      return sparklines;
    },
  };
}

export type Sparklines = ReturnType<typeof createSparklines>;

const rounded = (values: Iterable<number> = []) =>
  encodeNumbers(Array.from(values, (value) => Number(value.toPrecision(DIGITS))));
