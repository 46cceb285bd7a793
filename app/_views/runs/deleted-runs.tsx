'use client';
import { ErrorText } from '../../_components/error-text';
import { useSending } from '../annotate/use-sending';

/** As many as are named; the others come up when these are brought back or gone. */
const NAMED = 5;

/** What was deleted in the last minutes, by whomever: it can be brought back. */
export function DeletedRuns({ deleted }: { deleted: readonly { id: number; name: string }[] }) {
  const { error, send } = useSending();
  return (
    <div role="status" data-testid="deleted">
      {deleted.slice(0, NAMED).map(({ id, name }) => (
        <p key={id} className="deleted-run">
          <span>
            Deleted <b>{name}</b> <span className="muted">#{id}</span>
          </span>
          <button className="plain" onClick={() => void send('POST', `/api/runs/${id}/restore`)}>
            Undo
          </button>
        </p>
      ))}
      <ErrorText message={error} />
    </div>
  );
}
