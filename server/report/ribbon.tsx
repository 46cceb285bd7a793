import { ribbonSegments } from '@/app/_charts/verdict-ribbon-series';
import { whole } from '@/app/_components/format';
import { VERDICTS } from '@/app/_components/marks';
import type { Verdict } from '@/lib/protocol/entities';
import { type Domain, PLOT, stepScale } from './scales';

/** What was said at each step. */
export function Ribbon({ verdicts, domain }: { verdicts: readonly Verdict[]; domain: Domain }) {
  const x = stepScale(domain);
  const segments = ribbonSegments(verdicts, domain[1], domain);
  const said = segments
    .map(({ state, from }) => `${VERDICTS[state].word} from step ${whole(from)}`)
    .join(', ');
  return (
    <figure className="chart">
      <figcaption>
        <h3>Verdict so far</h3>
        <span>{said}</span>
      </figcaption>
      <div className="plot ribbon" style={{ height: 10 }}>
        <svg viewBox={`0 0 ${PLOT} 10`} preserveAspectRatio="none" role="img" aria-label={said}>
          {segments.map(({ state, from, to }) => (
            <rect
              key={from}
              x={x(from)}
              width={Math.max(2, x(to) - x(from))}
              height="10"
              fill={`var(${VERDICTS[state].colour})`}
              opacity={VERDICTS[state].ribbon}
            />
          ))}
        </svg>
      </div>
    </figure>
  );
}
