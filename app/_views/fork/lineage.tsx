'use client';
import { Link } from '../../_components/link';
import type { Run, RunParent } from '@/lib/protocol/entities';
import { leavesOf } from '@/lib/protocol/run-config/overlay';
import { whole } from '../../_components/format';
import { useLineage } from '../../_stream/use-lineage';
import { compareHref, sweepHref } from './hrefs';

/** From which run this one was forked, where, and what was changed; its sweep; and which were forked from it. */
export function Lineage({ run }: { run: Run }) {
  const { parent, forks, sweep } = useLineage(run);
  if (!run.parent && forks.length === 0 && run.sweep === null) return null;
  return (
    <p className="lineage" data-testid="lineage">
      {run.parent && (
        <span>
          fork of{' '}
          {parent ? (
            <Link href={`/runs/${parent.id}`}>
              {parent.name} #{parent.id}
            </Link>
          ) : (
            `run #${run.parent.runId}`
          )}{' '}
          {placeOf(run.parent)}: {changedPaths(run.parent)}
          {parent && (
            <>
              {' '}
              <Link href={compareHref(parent.id, run.id)}>Compare</Link>
            </>
          )}
        </span>
      )}
      {run.sweep !== null && (
        <span>
          one of {sweep.length} of sweep {run.sweep}
          {sweep.length > 1 && (
            <>
              {' '}
              <Link href={sweepHref(sweep)}>Compare</Link>
            </>
          )}
        </span>
      )}
      {forks.length > 0 && (
        <span>
          {forks.length === 1 ? 'fork: ' : 'forks: '}
          {forks.map((fork, index) => (
            <span key={fork.id}>
              {index > 0 && ', '}
              <Link href={`/runs/${fork.id}`} title={fork.parent ? changedPaths(fork.parent) : undefined}>
                {fork.name} #{fork.id}
              </Link>{' '}
              {fork.parent && placeOf(fork.parent)}
            </span>
          ))}
        </span>
      )}
    </p>
  );
}

const placeOf = ({ step }: RunParent) => (step === 0 ? 'from step 0' : `at step ${whole(step)}`);

/** As many as one reads in a line; the configuration has them all. */
const SHOWN = 4;

function changedPaths({ changes }: RunParent): string {
  const paths = leavesOf(changes).map(([path]) => path);
  if (paths.length === 0) return 'nothing changed';
  const rest = paths.length - SHOWN;
  return `changed ${paths.slice(0, SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
