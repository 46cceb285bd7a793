'use client';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useEffect, useMemo, useState } from 'react';
import type { StepCursor } from '../_charts/use-step-axis';
import { nearestSample } from '../_components/nearest-sample';
import { whole } from '../_components/format';
import { StateMark, VerdictMark } from '../_components/marks';
import { RUN_LOOKS, RunMark } from '../_components/run-mark';
import { SampleFigure } from '../_components/sample-figure';
import { RunStream, type RunSnapshot } from '../_stream/run-stream';
import { differences } from '@/lib/compare/flatten';

const CompareCharts = dynamic(() => import('./compare-charts').then((module) => module.CompareCharts), {
  ssr: false,
});

/** Two to ten runs on shared axes, with their samples and what their configurations differ in. */
export function CompareView({ runIds }: { runIds: readonly number[] }) {
  const count = runIds.length;
  if (count >= 2 && count <= RUN_LOOKS.length) return <Comparison runIds={runIds} />;
  return (
    <p className="sentence">
      <b>Comparing takes two to {RUN_LOOKS.length} runs</b>; this address names {count}. Tick them in{' '}
      <Link href="/">the list of runs</Link>.
    </p>
  );
}

function Comparison({ runIds }: { runIds: readonly number[] }) {
  const snapshots = useSnapshots(runIds);
  const [cursor, setCursor] = useState<StepCursor | null>(null);
  const loaded = useMemo(
    () => snapshots.flatMap((snapshot) => (snapshot.run ? [{ run: snapshot.run, snapshot }] : [])),
    [snapshots],
  );
  const lost = snapshots.find(({ error, run }) => error && !run);
  if (lost) return <p className="sentence error">{lost.error}</p>;
  if (loaded.length < runIds.length) return <p className="muted">loading</p>;
  const differing = differences(loaded.map(({ run }) => run.config));
  return (
    <>
      <ul className="compared" data-testid="compared">
        {loaded.map(({ run }, index) => (
          <li key={run.id}>
            <RunMark index={index} /> <Link href={`/runs/${run.id}`}>{run.name}</Link>{' '}
            <span className="muted">#{run.id}</span> <StateMark state={run.state} />{' '}
            {run.verdict && <VerdictMark state={run.verdict.state} />}
          </li>
        ))}
      </ul>
      <div className="page">
        <div>
          <p className="sentence">
            <b>
              {differing.length === 0
                ? 'The configurations are the same.'
                : `They differ in ${differing.length} ${differing.length === 1 ? 'setting' : 'settings'}.`}
            </b>
          </p>
          <CompareCharts compared={loaded} cursor={cursor} onCursor={setCursor} />
        </div>
        <aside>
          <section>
            <header>
              <h2>Samples</h2>
              <span className="end">{cursor ? 'at the cursor' : 'newest'}</span>
            </header>
            <div className="grids">
              {loaded.map(({ run, snapshot: { samples } }) => {
                const sample = nearestSample(samples, cursor?.step ?? Infinity);
                return (
                  <SampleFigure
                    key={run.id}
                    testId="sample-fixed"
                    sample={sample}
                    behind={samples.find(({ kind }) => kind === 'real') ?? null}
                    title={`#${run.id}`}
                    detail={sample ? `step ${whole(sample.step)}` : ''}
                  />
                );
              })}
            </div>
          </section>
          <section>
            <h2>Configuration, differences only</h2>
            {differing.length > 0 && (
              <div className="scroll">
                <table className="differences" data-testid="differences">
                  <thead>
                    <tr>
                      <th>Setting</th>
                      {loaded.map(({ run }) => (
                        <th key={run.id}>#{run.id}</th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {differing.map(([path, values]) => (
                      <tr key={path}>
                        <td>{path}</td>
                        {values.map((value, index) => (
                          <td key={index}>{value ?? '–'}</td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </section>
        </aside>
      </div>
    </>
  );
}

/** The live snapshot of every run, in the order asked for; the page keys the view by the runs it shows. */
function useSnapshots(runIds: readonly number[]): readonly RunSnapshot[] {
  const [streams] = useState(() => runIds.map((id) => new RunStream(id)));
  const [snapshots, setSnapshots] = useState(() => streams.map((stream) => stream.current()));
  useEffect(() => {
    const leave = streams.map((stream) =>
      stream.subscribe(() => setSnapshots(streams.map((one) => one.current()))),
    );
    return () => leave.forEach((one) => one());
  }, [streams]);
  return snapshots;
}
