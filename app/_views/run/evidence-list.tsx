import type { Checkpoint, Evidence } from '@/lib/protocol/entities';
import { whole } from '../../_components/format';
import { Link } from '../../_components/link';
import { EvidenceAlert } from '../alerts/evidence-alert';
import { Rewind } from '../fork/rewind';

/** What the rules saw; a step moves the charts and samples there. */
export function EvidenceList({
  runId,
  evidence,
  checkpoints,
  onStep,
}: {
  runId: number;
  evidence: readonly Evidence[];
  checkpoints: readonly Checkpoint[];
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
              <Rewind runId={runId} checkpoints={checkpoints} before={sinceStep} because="before that step" />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
