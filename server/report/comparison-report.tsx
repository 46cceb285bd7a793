import { type Line, dottedLine, present, toLine } from '@/app/_charts/line-series';
import { whole } from '@/app/_components/format';
import { VerdictMark } from '@/app/_components/marks';
import { RUN_LOOKS, RunMark } from '@/app/_components/run-mark';
import { differences } from '@/lib/compare/flatten';
import { TAG } from '@/lib/protocol/tags';
import { Chart } from './chart';
import { numbers } from './facts';
import type { ReportedRun } from './gather';
import { Shown } from './samples';
import type { Domain } from './scales';
import { StepAxis } from './step-axis';

/** Runs on shared axes, what they ended with, and the settings in which they differ. */
export function ComparisonReport({ all }: { all: readonly ReportedRun[] }) {
  const differing = differences(all.map(({ run }) => run.config));
  const lead =
    differing.length === 0
      ? 'The configurations are the same.'
      : `They differ in ${settings(differing.length)}.`;
  return (
    <>
      <h1>{all.length} runs side by side</h1>
      <p className="sentence">{lead}</p>
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
                <td>{run.verdict?.sentence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Charts all={all} />
      <Samples all={all} />
      <Columns title="Numbers" all={all} rows={numberRows(all)} />
      <Columns title="Configuration, differences only" all={all} rows={differing} />
    </>
  );
}

const settings = (count: number) => `${count} ${count === 1 ? 'setting' : 'settings'}`;

/** A row a number, a column a run; null where it was not measured. */
export function numberRows(all: readonly ReportedRun[]): [string, (string | null)[]][] {
  const columns = all.map((one) => new Map(numbers(one)));
  const labels = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  return labels.map((label) => [label, columns.map((column) => column.get(label) ?? null)]);
}

function Charts({ all }: { all: readonly ReportedRun[] }) {
  const domain: Domain = [0, Math.max(10, ...all.map(({ lastStep }) => lastStep))];
  const lines = (tag: string, make: typeof toLine = toLine): Line[] =>
    present(
      all.map(({ run, byTag }, index) =>
        make(byTag.get(tag), { ...RUN_LOOKS[index]!, key: String(run.id), label: `#${run.id}` }),
      ),
    );
  return (
    <section>
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

interface ColumnsProps {
  title: string;
  all: readonly ReportedRun[];
  rows: readonly (readonly [string, readonly (string | null)[]])[];
}

function Columns({ title, all, rows }: ColumnsProps) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th />
              {all.map(({ run }) => (
                <th key={run.id}>#{run.id}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, values]) => (
              <tr key={label}>
                <th>{label}</th>
                {values.map((value, index) => (
                  <td key={index}>{value ?? '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
