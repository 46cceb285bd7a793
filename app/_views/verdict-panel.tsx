import type { Run } from '@/lib/protocol/entities';
import type { Buckets } from '@/lib/series/buckets';
import { number, whole } from '../_components/format';
import { VerdictShape } from '../_components/marks';
import { recentExcess } from './vitals-series';

const AHEAD = 0.1;

/** The sentence first: what is the case and what to do. Nothing on the page is larger. */
export function VerdictPanel({ run, byTag }: { run: Run; byTag: ReadonlyMap<string, Buckets> }) {
  const sentence = run.verdict?.sentence ?? waitingFor(run);
  const [, lead = '', rest = ''] = /^(.*?[:.](?=\s|$))(.*)$/s.exec(sentence) ?? [null, sentence, ''];
  const excess = run.setup ? recentExcess(byTag, run.setup) : null;
  return (
    <div className="verdict-row">
      <div className="verdict" data-testid="verdict" aria-live="polite">
        <VerdictShape state={run.verdict?.state ?? 'starting'} />
        <p className="sentence">
          <b>{lead}</b>
          {rest}
        </p>
      </div>
      <dl className="facts">
        <dt>Newest checkpoint</dt>
        <dd>{run.checkpointStep === null ? 'none yet' : `step ${whole(run.checkpointStep)}`}</dd>
        {excess !== null && (
          <>
            <dt>Nearest alarm</dt>
            <dd>
              D ahead: excess loss under {number(AHEAD)} (now {number(excess)})
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

function waitingFor({ state }: Run): string {
  if (state === 'queued') return 'Queued. It starts when the run before it ends.';
  if (state === 'stopped') return 'Stopped. It had not begun to train.';
  return 'Starting. The first points come in a few seconds; digits take a few hundred steps.';
}
