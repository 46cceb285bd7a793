'use client';
import { Link } from '../../_components/link';
import { RUN_LOOKS } from '../../_components/run-mark';
import { ErrorText } from '../../_components/error-text';
import { useSending } from '../annotate/use-sending';

/** What can be done with the runs that are ticked: compare them, delete them, take a report of them away. */
export function TickedBar({
  ticked,
  onTicked,
}: {
  ticked: readonly number[];
  onTicked: (ticked: readonly number[]) => void;
}) {
  const { error, send } = useSending();
  const remove = async () => {
    let left = ticked;
    for (const id of ticked) {
      if (!(await send('DELETE', `/api/runs/${id}`))) break; // the message names it
      left = left.filter((one) => one !== id);
    }
    onTicked(left);
  };
  return (
    <span className="ticked">
      <ErrorText message={error} />
      <span className="muted">{ticked.length} ticked</span>
      <button className="plain" onClick={() => onTicked([])}>
        Clear
      </button>
      <button className="plain" onClick={() => void remove()} data-testid="delete">
        Delete
      </button>
      {ticked.length <= RUN_LOOKS.length && (
        <a className="button" href={`/api/report?runs=${ticked.join(',')}`}>
          Report
        </a>
      )}
      {ticked.length > RUN_LOOKS.length ? (
        <span>At most {RUN_LOOKS.length} runs can be compared.</span>
      ) : (
        ticked.length > 1 && (
          <Link
            className="button primary"
            href={`/compare?runs=${ticked.join(',')}`}
            data-testid="compare"
            data-command="compare"
          >
            Compare {ticked.length}
          </Link>
        )
      )}
    </span>
  );
}
