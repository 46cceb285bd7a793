import { type Measured, dottedLine, present, toLine } from '@/app/_charts/line-series';
import { whole } from '@/app/_components/format';
import { VerdictMark } from '@/app/_components/marks';
import { RUN_LOOKS, RunMark } from '@/app/_components/run-mark';
import { TAG } from '@/lib/protocol/tags';
import { Chart } from './chart';
import { type Comparison, nameOfParting } from './comparison';
import { SettingsTable, SummaryTable } from './comparison-tables';
import type { ReportedRun } from './gather';
import { Ribbons } from './ribbon';
import { Shown } from './samples';
import type { Domain } from '@/app/_charts/svg-scales';
import { StepAxis } from './step-axis';

/** Where runs part, their curves on shared axes, what each came to, and the settings in which they differ. */
export function ComparisonReport({ comparison }: { comparison: Comparison }) {
  const { all, partings, summary, settings } = comparison;
  const [first, ...others] = partings.map((one) => ({ ...one, name: nameOfParting(one, partings) }));
  return (
    <>
      <h1>{all.length} runs side by side</h1>
      {first && (
        <p className="sentence">
          {first.name}
          <b>{first.lead}</b> {first.rest}
        </p>
      )}
      {others.map(({ other, name, lead }) => (
        <p key={other} className="muted">
          {name}
          {lead}
        </p>
      ))}
      <div className="scroll">
        <table>
          <tbody>
            {all.map(({ run, lastStep }, index) => (
              <tr key={run.id}>
                <td className="named">
                  <RunMark index={index} /> <b>{run.name}</b> <span className="muted">#{run.id}</span>
                </td>
                <td className="n">
                  {run.state}, {whole(lastStep)} steps
                </td>
                <td className="w">{run.verdict && <VerdictMark state={run.verdict.state} />}</td>
                <td className="said">{run.verdict?.sentence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Charts all={all} />
      <Samples all={all} />
      <SummaryTable all={all} rows={summary} />
      <SettingsTable all={all} {...settings} />
    </>
  );
}

function Charts({ all }: { all: readonly ReportedRun[] }) {
  const domain: Domain = [0, Math.max(10, ...all.map(({ lastStep }) => lastStep))];
  const lines = (tag: string, make: typeof toLine = toLine): Measured[] =>
    present(
      all.map(({ run, byTag }, index) =>
        make(byTag.get(tag), { ...RUN_LOOKS[index]!, key: String(run.id), label: `#${run.id}` }),
      ),
    );
  return (
    <section>
      <Ribbons all={all} domain={domain} />
      <Chart title="D loss" lines={lines(TAG.lossD)} domain={domain} log height={200} />
      <Chart title="G loss" lines={lines(TAG.lossG)} domain={domain} log height={160} />
      <Chart title="D(G(z))" lines={lines(TAG.scoreFake)} domain={domain} height={130} />
      <Chart title="KID, lower is better" lines={lines(TAG.kid, dottedLine)} domain={domain} log />
      <Chart title="Diversity V" lines={lines(TAG.diversity, dottedLine)} domain={domain} height={110} />
      <StepAxis domain={domain} />
    </section>
  );
}

/** The newest and the best of each. */
function Samples({ all }: { all: readonly ReportedRun[] }) {
  const shown = all.flatMap(({ run, samples, image }) =>
    samples.shown
      .filter(({ as }) => /newest|best/.test(as))
      .map(({ sample, as }) => ({ sample, image, as: `#${run.id}, step ${whole(sample.step)}, ${as}` })),
  );
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>Samples</h2>
      <div className="samples">
        {shown.map((one) => (
          <Shown key={one.as} {...one} />
        ))}
      </div>
    </section>
  );
}
