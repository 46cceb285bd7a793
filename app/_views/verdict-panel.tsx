import Link from 'next/link';
import type { Evidence, Fix, Run } from '@/lib/protocol/entities';
import type { Buckets } from '@/lib/series/buckets';
import { About } from '../_components/about';
import { number, whole } from '../_components/format';
import { VerdictShape } from '../_components/marks';
import { EvidenceAlert } from './alerts/evidence-alert';
import { explainVerdict } from './explain/verdicts';
import { recentExcess } from './vitals-series';

const AHEAD = 0.1;

/**
 * The sentence first: what is the case and what to do. Nothing on the page is larger. Beside it what this run lacks,
 * the best first; where nothing is wrong, how near the nearest alarm is.
 */
export function VerdictPanel({
  run,
  byTag,
  onStep,
}: {
  run: Run;
  byTag: ReadonlyMap<string, Buckets>;
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
        <About title="The verdict" explain={() => explainVerdict(run)} />
        {verdict?.expect && <p className="expect">{verdict.expect}</p>}
        {verdict?.evidence && verdict.evidence.length > 0 && (
          <EvidenceList runId={run.id} evidence={verdict.evidence} onStep={onStep} />
        )}
      </div>
      {fixes.length > 0 ? <Fixes fixes={fixes} /> : <Facts run={run} byTag={byTag} />}
    </div>
  );
}

/** What the rules saw; a step moves the charts and samples there. */
function EvidenceList({
  runId,
  evidence,
  onStep,
}: {
  runId: number;
  evidence: readonly Evidence[];
  onStep: (step: number) => void;
}) {
  return (
    <details className="evidence">
      <summary>What this rests on</summary>
      <ul>
        {evidence.map(({ rule, message, sinceStep }) => (
          <li key={rule}>
            <button className="plain" onClick={() => onStep(sinceStep)}>
              since step {whole(sinceStep)}
            </button>
            <span>
              {message} <Link href={`/rules#${rule}`}>About this rule</Link>
              <EvidenceAlert runId={runId} rule={rule} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** As many as stand beside the sentence. */
const FIRST = 3;

function Fixes({ fixes }: { fixes: readonly Fix[] }) {
  const rest = fixes.slice(FIRST);
  return (
    <div className="fixes" data-testid="fixes">
      <h2>What this run lacks, best first</h2>
      <FixList fixes={fixes.slice(0, FIRST)} />
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          <FixList fixes={rest} />
        </details>
      )}
    </div>
  );
}

const FixList = ({ fixes }: { fixes: readonly Fix[] }) => (
  <ul>
    {fixes.map(({ id, title, why, lesson }) => (
      <li key={id}>
        <b>{title}</b>
        <span>
          {lesson !== null && `lesson ${lesson}; `}
          {why}
        </span>
      </li>
    ))}
  </ul>
);

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

function waitingFor({ state }: Run): string {
  if (state === 'queued') return 'Queued. It starts when a place is free.';
  if (state === 'stopped') return 'Stopped. It had not begun to train.';
  return 'Starting. The first points come in a few seconds; digits take a few hundred steps.';
}
