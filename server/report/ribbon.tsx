import { RibbonSegments } from '@/app/_charts/ribbon-segments';
import { ribbonSegments, verdictsInWords } from '@/app/_charts/verdict-ribbon-series';
import { VERDICTS } from '@/app/_components/marks';
import type { Verdict } from '@/lib/protocol/entities';
import type { ReportedRun } from './gather';
import { type Domain, PLOT, stepScale } from '@/app/_charts/svg-scales';

/** What was said at each step. */
export const Ribbon = ({ verdicts, domain }: { verdicts: readonly Verdict[]; domain: Domain }) => (
  <figure className="chart">
    <figcaption>
      <h3>Verdict so far</h3>
      <span>{verdictsInWords(verdicts)}</span>
    </figcaption>
    <div className="plot ribbon">
      <Segments verdicts={verdicts} lastStep={domain[1]} domain={domain} />
    </div>
  </figure>
);

/** The same of several runs, a row a run, each as far as it went. */
export const Ribbons = ({ all, domain }: { all: readonly ReportedRun[]; domain: Domain }) => (
  <figure className="chart">
    <figcaption>
      <h3>Verdicts</h3>
    </figcaption>
    {all.map(({ run: { id, verdict }, verdicts, lastStep }) => (
      <div key={id} className="plot ribbon">
        <span className="tick">#{id}</span>
        <Segments verdicts={verdicts} lastStep={lastStep} domain={domain} />
        <span className="end quiet">{verdict && VERDICTS[verdict.state].word}</span>
      </div>
    ))}
  </figure>
);

interface SegmentsProps {
  verdicts: readonly Verdict[];
  lastStep: number;
  domain: Domain;
}

function Segments({ verdicts, lastStep, domain }: SegmentsProps) {
  const x = stepScale(domain);
  return (
    <svg
      viewBox={`0 0 ${PLOT} 10`}
      preserveAspectRatio="none"
      role="img"
      aria-label={verdictsInWords(verdicts)}
    >
      <RibbonSegments segments={ribbonSegments(verdicts, lastStep, domain)} x={x} height={10} />
    </svg>
  );
}
