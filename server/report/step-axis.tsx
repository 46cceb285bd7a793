import { axisTicks } from '@/app/_charts/value-axis-series';
import { whole } from '@/app/_components/format';
import type { Bookmark } from '@/lib/protocol/annotations';
import { type Domain, percent, stepScale } from '@/app/_charts/svg-scales';

/** The steps below all charts of a column, with the bookmarks that people left. */
export function StepAxis({ domain, bookmarks = [] }: { domain: Domain; bookmarks?: readonly Bookmark[] }) {
  const x = stepScale(domain);
  const isShown = (step: number) => step >= domain[0] && step <= domain[1];
  return (
    <div className="plot steps">
      {axisTicks(...domain, false)
        .filter((step) => Number.isInteger(step) && isShown(step))
        .map((step) => (
          <span key={step} style={{ left: percent(x, step) }}>
            {whole(step)}
          </span>
        ))}
      {bookmarks
        .filter(({ step }) => isShown(step))
        .map(({ id, step, label }) => (
          <i key={id} style={{ left: percent(x, step) }} title={`${label}, step ${whole(step)}`} />
        ))}
    </div>
  );
}
