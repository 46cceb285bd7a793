import type { Run } from '@/lib/protocol/entities';
import { RibbonSegments } from '../../_charts/ribbon-segments';
import type { StepAxis } from '../../_charts/use-step-axis';
import { ribbonSegments, verdictsInWords } from '../../_charts/verdict-ribbon-series';
import { VERDICTS } from '../../_components/marks';
import { RUN_LOOKS } from '../../_components/run-mark';
import type { RunSnapshot } from '../../_stream/run-stream';
import type { RunsAxis } from '../../_charts/x-axis';

const [HEIGHT, GAP] = [8, 6];
/** With room for the name of the step below them. */
export const ribbonsHeight = (runs: number) => runs * (HEIGHT + GAP) + 24;

/** What was said of each run at each step, a row a run. */
export function RunRibbons({
  compared,
  looks,
  axis: { width, left, right, narrow, x, domain },
  toX,
}: {
  compared: readonly { run: Run; snapshot: RunSnapshot }[];
  looks: readonly number[];
  axis: StepAxis;
  toX: RunsAxis['toX'];
}) {
  return (
    <svg className="ribbon" width={width} height={ribbonsHeight(compared.length)}>
      {compared.map(({ run, snapshot: { verdicts, series } }, index) => {
        const placed = verdicts.map((verdict) => ({ ...verdict, sinceStep: toX(index, verdict.sinceStep) }));
        const segments = ribbonSegments(placed, toX(index, series.lastStep), domain);
        const letter = RUN_LOOKS[looks[index]!]!.letter;
        const last = verdicts.at(-1);
        return (
          <g
            key={run.id}
            role="img"
            aria-label={`Verdicts of ${letter}, ${run.name}: ${verdictsInWords(verdicts) || 'none yet'}`}
            transform={`translate(0, ${index * (HEIGHT + GAP)})`}
          >
            <text x={narrow ? 0 : left - 8} y={HEIGHT} textAnchor={narrow ? 'start' : 'end'}>
              {letter} #{run.id}
            </text>
            <RibbonSegments segments={segments} x={x} height={HEIGHT} />
            <text x={width - right + 8} y={HEIGHT}>
              {last && VERDICTS[last.state].word.toLowerCase()}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
