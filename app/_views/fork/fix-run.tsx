'use client';
import { Link } from '../../_components/link';
import { useState } from 'react';
import { applyFixes } from '@/lib/diagnostics/fixes';
import type { Fix, Run } from '@/lib/protocol/entities';
import { changesFrom } from '@/lib/protocol/run-config/overlay';
import { ACTIVE_STATES } from '@/lib/protocol/run-state';
import { ErrorText } from '../../_components/error-text';
import { messageOf } from '../../_stream/rest';
import { changeLines } from './change-lines';
import { FIRST_FIXES } from './first-fixes';
import { forkHref } from './hrefs';
import { useFork } from './use-fork';

/** What this run lacks, each with what it changes; those that are ticked make a run from step 0 beside this one. */
export function FixRun({ run, fixes }: { run: Run; fixes: readonly Fix[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const { start, isStarting, refusal } = useFork(run.id);
  const ticked = fixes
    .filter(({ id }, index) => (chosen ? chosen.has(id) : index < FIRST_FIXES))
    .map(({ id }) => id);
  const tick = (id: string) =>
    setChosen(new Set(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]));
  const fork = (beside: boolean) => {
    const changes = changesFrom(run.config, applyFixes(run.config, ticked));
    start({ changes, beside, name: `${run.name}, fixed`.slice(0, 200) });
  };
  const list = (some: readonly Fix[]) => (
    <ul>
      {some.map((fix) => (
        <FixChoice
          key={fix.id}
          run={run}
          fix={fix}
          ticked={ticked.includes(fix.id)}
          onTick={() => tick(fix.id)}
        />
      ))}
    </ul>
  );
  const rest = fixes.slice(FIRST_FIXES);
  const isActive = ACTIVE_STATES.includes(run.state);
  const count = `${ticked.length} ${ticked.length === 1 ? 'fix' : 'fixes'}`;
  return (
    <div className="fixes" data-testid="fixes">
      <h2>What this run lacks, best first</h2>
      {list(fixes.slice(0, FIRST_FIXES))}
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          {list(rest)}
        </details>
      )}
      <p className="ways">
        <button
          className="primary"
          disabled={ticked.length === 0}
          aria-disabled={isStarting}
          title="From step 0. The two are compared as they train."
          onClick={() => fork(isActive)}
          data-testid="fix-run"
        >
          Fork with {count}
          {isActive && ', beside this run'}
        </button>
        {isActive && (
          <button disabled={ticked.length === 0} aria-disabled={isStarting} onClick={() => fork(false)}>
            Queue it
          </button>
        )}
        <Link href={forkHref(run.id, { fixes: ticked })}>Other changes</Link>
      </p>
      <ErrorText message={refusal === null ? null : messageOf(refusal)} />
    </div>
  );
}

function FixChoice({
  run: { config },
  fix: { id, title, why, lesson },
  ticked,
  onTick,
}: {
  run: Run;
  fix: Fix;
  ticked: boolean;
  onTick: () => void;
}) {
  const lines = changeLines(config, applyFixes(config, [id]));
  return (
    <li>
      <label>
        <input type="checkbox" checked={ticked} onChange={onTick} />
        <b>{title}</b>
      </label>
      <span>
        {lesson !== null && `lesson ${lesson}; `}
        {why}
      </span>
      {lines.map((line) => (
        <code key={line}>{line}</code>
      ))}
    </li>
  );
}
