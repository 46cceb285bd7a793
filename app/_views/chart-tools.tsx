'use client';
import { type Smoothing, formatSmoothing, parseSmoothing } from '@/lib/series/smoothing';
import { X_AXES, type XAxis } from '../_charts/x-axis';
import type { ChartView } from './chart-view';
import { LogSwitch } from './log-switch';

const X_WORDS: Record<XAxis, string> = { step: 'Step', relative: 'Relative', wall: 'Wall', images: 'Images' };
const X_TITLES: Record<XAxis, string> = {
  step: 'Generator steps',
  relative: 'Time trained, without pauses',
  wall: 'Time of day',
  images: 'Real images that D was shown',
};

/** What can be chosen: points of a median, and half-lives in steps. Others, from an address, are listed beside them. */
const SMOOTHINGS = [
  ['Rolling median, of points', ['median:5', 'median:9', 'median:25', 'median:99']],
  ['Average, half-life in steps', ['ema:10', 'ema:40', 'ema:200', 'ema:1000']],
] as const;

/** How the charts of a page are drawn. */
export function ChartTools({
  view,
  smoothing,
  change,
  onX,
}: {
  view: ChartView;
  /** In force, chosen or preferred. */
  smoothing: Smoothing;
  change: (part: Partial<ChartView>) => void;
  onX: (x: XAxis) => void;
}) {
  return (
    <>
      <span className="segment" role="group" aria-label="X axis">
        {X_AXES.map((x) => (
          <button key={x} aria-pressed={view.x === x} title={X_TITLES[x]} onClick={() => onX(x)}>
            {X_WORDS[x]}
          </button>
        ))}
      </span>
      <LogSwitch log={view.log} onChange={(log) => change({ log })} />
      <SmoothingChoice smoothing={smoothing} onChange={(smooth) => change({ smooth })} />
      <label title="Axes are made for the bulk of the points; beyond them stand hollow triangles">
        <input
          type="checkbox"
          checked={view.ignoreOutliers}
          onChange={({ target }) => change({ ignoreOutliers: target.checked })}
        />{' '}
        Ignore outliers
      </label>
    </>
  );
}

function SmoothingChoice({
  smoothing,
  onChange,
}: {
  smoothing: Smoothing;
  onChange: (smoothing: Smoothing | null) => void;
}) {
  const chosen = formatSmoothing(smoothing);
  return (
    <select
      aria-label="Smoothing"
      title="Of the bold lines; every point stays faint behind them"
      value={chosen}
      onChange={({ target }) => onChange(parseSmoothing(target.value))}
    >
      <option value="none">Not smoothed</option>
      {SMOOTHINGS.map(([title, listed]) => (
        <optgroup key={title} label={title}>
          {[...new Set([...listed, chosen])]
            .filter((text) => isOf(text, listed[0]))
            .map((text) => (
              <option key={text} value={text}>
                {text.replace('median:', 'Median ').replace('ema:', 'EMA ')}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}

/** Whether both are medians, or averages. */
const isOf = (one: string, other: string) => one.split(':')[0] === other.split(':')[0];
