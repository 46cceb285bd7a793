import type { Bookmark } from '@/lib/protocol/annotations';
import { whole } from '../_components/format';
import type { StepAxis } from './use-step-axis';

/** Where people left bookmarks, quiet marks below the step axis: a click brings charts and samples there. */
export function BookmarkMarks({ bookmarks, axis }: { bookmarks: readonly Bookmark[]; axis: StepAxis }) {
  const { x, domain, point } = axis;
  return bookmarks
    .filter(({ step }) => step >= domain[0] && step <= domain[1])
    .map(({ id, step, label }) => (
      <button
        key={id}
        type="button"
        className="bookmark-mark"
        style={{ left: x(step) }}
        title={`${label}, step ${whole(step)}`}
        aria-label={`Bookmark ${label}: show step ${whole(step)}`}
        onClick={() => point({ step, pinned: true })}
      >
        <svg width="8" height="10" aria-hidden="true">
          <path d="M.5.5h7v9L4 6.5.5 9.5z" fill="var(--ink2)" />
        </svg>
      </button>
    ));
}
