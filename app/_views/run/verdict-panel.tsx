import dynamic from 'next/dynamic';
import type { Checkpoint, Run } from '@/lib/protocol/entities';
import type { Buckets } from '@/lib/series/buckets';
import { About } from '../../_components/about';
import { number, whole } from '../../_components/format';
import { VerdictShape } from '../../_components/marks';
import { recentExcess } from './vitals-series';

// Loaded where something was found, and where it is to be mended: that works out what each fix changes.
const EvidenceList = dynamic(() => import('./evidence-list').then((module) => module.EvidenceList), {
  ssr: false,
});
const FixRun = dynamic(() => import('../fork/fix-run').then((module) => module.FixRun), { ssr: false });

const AHEAD = 0.1;

/**
 * The sentence first: what is the case and what to do. Nothing on the page is larger. Beside it what this run lacks,
 * the best first; where nothing is wrong, how near the nearest alarm is.
 */
export function VerdictPanel({
  run,
  byTag,
  checkpoints,
  onStep,
}: {
  run: Run;
  byTag: ReadonlyMap<string, Buckets>;
  /** The run can be gone on with from these. */
  checkpoints: readonly Checkpoint[];
  onStep: (step: number) => void;
}) {
  const { verdict } = run;
  const sentence = verdict?.sentence ?? waitingFor(run);
  const [, lead = '', rest = ''] = /^(.*?[:.](?=\s|$))(.*)$/s.exec(sentence) ?? [null, sentence, ''];
  const loud = verdict?.state === 'collapsed' || verdict?.state === 'broken';
  const fixes = verdict?.fixes ?? [];
  return (
    <div className={loud ? 'verdict-row loud' : 'verdict-row'}>
      <div className="verdict" data-testid="verdict" aria-live="polite">
        <VerdictShape state={verdict?.state ?? 'starting'} />
        <p className="sentence">
          <b>{lead}</b>
          {rest}
        </p>
        <About
          title="The verdict"
          explain={async () => (await import('../explain/verdicts')).explainVerdict(run)}
        />
        {verdict?.expect && <p className="expect">{verdict.expect}</p>}
        {verdict?.evidence && verdict.evidence.length > 0 && (
          <EvidenceList
            runId={run.id}
            evidence={verdict.evidence}
            checkpoints={checkpoints}
            onStep={onStep}
          />
        )}
      </div>
      {fixes.length > 0 ? <FixRun run={run} fixes={fixes} /> : <Facts run={run} byTag={byTag} />}
    </div>
  );
}

function Facts({ run, byTag }: { run: Run; byTag: ReadonlyMap<string, Buckets> }) {
  const excess = run.setup ? recentExcess(byTag, run.setup) : null;
  return (
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
  );
}

function waitingFor({ state, step }: Run): string {
  if (state === 'queued') return 'Queued. It starts when a place is free.';
  if (state === 'stopped' && step === 0) return 'Stopped. It had not begun to train.';
  if (state === 'stopped' || state === 'finished') return 'Ended. Nothing was said of it while it trained.';
  return 'Starting. The first points come in a few seconds; digits take a few hundred steps.';
}
