'use client';
import { Link } from '../../_components/link';
import type { Checkpoint, Run, Verdict } from '@/lib/protocol/entities';
import { whole } from '../../_components/format';
import { FIRST_FIXES } from '../fork/first-fixes';
import { forkHref } from '../fork/hrefs';
import { lastBefore } from '../fork/rewind';

interface StopQuestionProps {
  run: Run;
  checkpoints: readonly Checkpoint[];
  /** Who else watches, in words. */
  others: string | undefined;
  onStop: () => void;
}

/**
 * Stopping asks first: what is the case, what is known of runs like it, and what is better. Its default is to keep
 * going, but where more steps are not known to bring anything.
 */
export function StopQuestion({ run, checkpoints, others, onStop }: StopQuestionProps) {
  const { id, verdict } = run;
  const isLost = verdict?.state === 'collapsed' || verdict?.state === 'broken';
  const back = lastBefore(checkpoints, firstStepOf(verdict));
  const fixes = (verdict?.fixes ?? []).slice(0, FIRST_FIXES).map((fix) => fix.id);
  const stop = (
    <button
      key="stop"
      className={isLost ? 'primary' : 'plain'}
      autoFocus={isLost}
      onClick={onStop}
      data-testid="stop-sure"
    >
      Stop
    </button>
  );
  const better = [
    <button key="go-on" className={isLost ? '' : 'primary'} autoFocus={!isLost}>
      Keep going
    </button>,
    fixes.length > 0 && (
      <Link key="fork" className="button" href={forkHref(id, { fixes })}>
        Fork with {fixes.length} {fixes.length === 1 ? 'fix' : 'fixes'}
      </Link>
    ),
    back && (
      <Link key="rewind" className="button" href={forkHref(id, { from: back.step })}>
        Rewind to {whole(back.step)}
      </Link>
    ),
  ];
  return (
    <>
      <h2 id="stop-title">Stop run #{id}?</h2>
      <p id="stop-verdict">{verdict?.sentence ?? 'It has hardly begun: nothing can be said yet.'}</p>
      {verdict?.expect && <p className="muted">{verdict.expect}</p>}
      <p className="muted">
        A fork or a rewind makes a run beside this one, which stays. A stopped run keeps a checkpoint, so it
        can go on later.
      </p>
      {others && <p>{others}.</p>}
      <form method="dialog">{isLost ? [stop, ...better] : [...better, stop]}</form>
    </>
  );
}

/** Where what the verdict rests on began; a run that is well has nothing to go back behind. */
const firstStepOf = (verdict: Verdict | null) => verdict?.evidence?.[0]?.sinceStep ?? 0;
