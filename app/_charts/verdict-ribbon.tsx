import type { Verdict } from '@/lib/protocol/entities';
import { VERDICTS } from '../_components/marks';
import { RibbonSegments } from './ribbon-segments';
import { ribbonLabels, ribbonSegments, verdictsInWords } from './verdict-ribbon-series';
import type { StepAxis } from './use-step-axis';

const HEIGHT = 10;

/** What was said at each step, so that a collapse shows how long it was warned of. */
export function VerdictRibbon({
  verdicts,
  lastStep,
  axis,
}: {
  verdicts: readonly Verdict[];
  lastStep: number;
  axis: StepAxis;
}) {
  const { width, left, right, narrow, x, domain } = axis;
  const segments = ribbonSegments(verdicts, lastStep, domain);
  const said = verdictsInWords(segments.map(({ state, from }) => ({ state, sinceStep: from })));
  return (
    <svg
      className="ribbon"
      width={width}
      height={32}
      role="img"
      aria-label={`Verdict so far: ${said || 'none yet'}`}
    >
      {!narrow && (
        <text y={HEIGHT} className="strip-title">
          Verdict so far
        </text>
      )}
      <RibbonSegments segments={segments} x={x} height={HEIGHT} />
      {ribbonLabels(segments, x, width - right).map(({ state, text, at }) => (
        <text key={at} x={at} y={HEIGHT + 14} fill={`var(${VERDICTS[state].colour})`}>
          {text}
        </text>
      ))}
      <line x1={left} x2={width - right} y1={HEIGHT} y2={HEIGHT} stroke="var(--line)" />
    </svg>
  );
}
