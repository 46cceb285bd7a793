import { whole } from '../_components/format';
import { type Band, placeBandNames } from './bands';
import type { StillAxis } from './use-step-axis';

/** What each alert band is about, at its edge. A click brings every chart, and the samples, to where it began. */
export function BandNames({ bands, axis }: { bands: readonly Band[]; axis: StillAxis }) {
  const { x, left, width, right, point } = axis;
  return placeBandNames(bands, x, [left, width - right]).map(({ band: { from, title, token }, at, late }) => (
    <button
      key={`${title} ${from}`}
      type="button"
      className="band-name"
      style={{ color: `var(${token})`, ...(late ? { right: width - at } : { left: at }) }}
      onClick={() => point({ step: from, pinned: true })}
      aria-label={`${title}: show step ${whole(from)}`}
    >
      {title}
    </button>
  ));
}
