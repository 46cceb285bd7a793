'use client';
import { useMemo, useState } from 'react';
import type { Run } from '@/lib/protocol/entities';
import { TAG } from '@/lib/protocol/tags';
import { AllSteps } from '../_charts/all-steps';
import { GradientHeatmap } from '../_charts/gradient-heatmap';
import { heatScale, toBlocks } from '../_charts/gradient-heatmap-series';
import { LineChart, type Reference } from '../_charts/line-chart';
import { type Line, toLine } from '../_charts/line-series';
import { useStepAxis } from '../_charts/use-step-axis';
import { number } from '../_components/format';
import { useWidth } from '../_components/use-width';
import type { RunSnapshot } from '../_stream/run-stream';

const D = { token: '--d', dash: [] } as const;
const G = { token: '--g', dash: [5, 3] } as const;
const look = (
  { token, dash }: { token: '--d' | '--g'; dash: readonly number[] },
  key: string,
  label: string,
) => ({ key, label, token, dash: [...dash] });

/** All strips of a run in one column on one step axis, so that cause and effect line up. */
export function RunCharts({ run, snapshot }: { run: Run; snapshot: RunSnapshot }) {
  const { ref, width } = useWidth();
  const [log, setLog] = useState(true);
  const axis = useStepAxis(width, snapshot.series.lastStep);
  const references = useMemo(() => referencesOf(run), [run]);
  // A snapshot is new when something came: moving the crosshair computes nothing of this again.
  const { losses, scores, bands } = useMemo(() => stripsOf(snapshot), [snapshot]);
  const { blocks, scale } = useMemo(() => {
    const all = run.setup
      ? toBlocks(snapshot.series.byTag, run.setup.generator, run.setup.discriminator)
      : [];
    return { blocks: all, scale: heatScale(all) };
  }, [run.setup, snapshot]);
  return (
    <div ref={ref} className="strips">
      {width > 0 && (
        <>
          <LineChart
            title="Losses"
            testId="loss-chart"
            lines={losses}
            references={references}
            log={log}
            height={276}
            axis={axis}
            bands={bands}
            controls={
              <span className="segment" role="group" aria-label="Loss axis">
                <button aria-pressed={!log} onClick={() => setLog(false)}>
                  Lin
                </button>
                <button aria-pressed={log} onClick={() => setLog(true)}>
                  Log
                </button>
              </span>
            }
          />
          <LineChart
            title="Scores"
            testId="score-chart"
            lines={scores}
            log={false}
            height={128}
            axis={axis}
            bands={bands}
            showSteps
          />
          <AllSteps axis={axis} />
          <div style={{ marginTop: 28 }}>
            {blocks.map((block) => (
              <GradientHeatmap key={block.group} block={block} scale={scale} axis={axis} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

function stripsOf({ series: { byTag, lastStep }, alerts }: RunSnapshot) {
  const present = (lines: (Line | null)[]) => lines.filter((line) => line !== null);
  return {
    losses: present([
      toLine(byTag.get(TAG.lossD), look(D, 'd', 'D loss')),
      toLine(byTag.get(TAG.lossG), look(G, 'g', 'G loss')),
    ]),
    scores: present([
      toLine(byTag.get(TAG.scoreReal), look(D, 'd', 'D(x)')),
      toLine(byTag.get(TAG.scoreFake), look(G, 'g', 'D(G(z))')),
    ]),
    // What is only worth knowing gets no band: a band is loud.
    bands: alerts
      .filter(({ level }) => level !== 'info')
      .map(({ enterStep, leaveStep }) => ({ from: enterStep, to: leaveStep ?? lastStep })),
  };
}

function referencesOf({ setup }: Run): Reference[] {
  if (!setup) return [];
  const { chanceD, floorD } = setup.loss;
  return [
    ...(chanceD === null ? [] : [{ value: chanceD, label: `chance ${number(chanceD)}`, dash: '6 3' }]),
    // A floor of zero is the axis itself.
    ...(floorD ? [{ value: floorD, label: `floor ${number(floorD)}`, dash: '1 3' }] : []),
  ];
}
