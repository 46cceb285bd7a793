import { whole } from '../_components/format';
import type { Band } from './bands';
import type { StepAxis } from './use-step-axis';

/** A name's width at most, in CSS pixels: one that begins nearer than this after another says nothing. */
const APART = 130;

/** What each alert band is about, at its edge. A click brings every chart, and the samples, to where it began. */
export function BandNames({ bands, axis }: { bands: readonly Band[]; axis: StepAxis }) {
  const { x, left, width, right, point } = axis;
  return bands.map(({ from, title, token }, index) => {
    const at = x(from);
    const before = bands[index - 1];
    if (at < left || at > width - right || (before && at - x(before.from) < APART)) return null;
    const late = at > width - right - APART;
    return (
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
    );
  });
}
