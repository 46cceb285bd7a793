'use client';
import { useMemo, useState } from 'react';
import type { Alert, Run, RunSetup } from '@/lib/protocol/entities';
import { TAG, scoreSpreadTag, updateRatioTag } from '@/lib/protocol/tags';
import type { Buckets } from '@/lib/series/buckets';
import type { Band } from '../_charts/bands';
import { Gradients } from '../_charts/gradients';
import { LineChart, type Reference } from '../_charts/line-chart';
import { MeasuredStrip } from '../_charts/measured-strip';
import { dottedLine, present, toLine, withSpread } from '../_charts/line-series';
import { StepColumn } from '../_charts/step-column';
import { type StepCursor, useStepAxis } from '../_charts/use-step-axis';
import { VerdictRibbon } from '../_charts/verdict-ribbon';
import { About } from '../_components/about';
import { number } from '../_components/format';
import { useSize } from '../_components/use-size';
import type { RunSnapshot } from '../_stream/run-stream';
import { useFinerSeries } from '../_stream/use-finer-series';
import {
  type Newest,
  explainDiversity,
  explainGradients,
  explainLosses,
  explainQuality,
  explainScores,
} from './explain/charts';
import { LogSwitch } from './log-switch';
import { MoreSignals } from './more-signals';
import { D, G } from './players';
import { recent } from './vitals-series';

/** All strips of a run in one column on one step axis, so that cause and effect line up. */
export function RunCharts({
  run,
  snapshot,
  cursor,
  onCursor,
}: {
  run: Run;
  snapshot: RunSnapshot;
  cursor: StepCursor | null;
  onCursor: (cursor: StepCursor | null) => void;
}) {
  const { ref, width } = useSize<HTMLDivElement>();
  const [log, setLog] = useState(true);
  const { series, alerts, verdicts } = snapshot;
  const axis = useStepAxis(width, series.lastStep, cursor, onCursor);
  const shown = useMemo(() => [{ id: run.id, series }], [run.id, series]);
  const [byTag = series.byTag] = useFinerSeries(shown, axis.zoomed ? axis.domain : null);
  const references = useMemo(() => referencesOf(run.setup), [run.setup]);
  const floors = useMemo(() => floorOf(run.setup), [run.setup]);
  // Moving the crosshair computes nothing of this again.
  const { losses, scores, updates, rates, quality, diversity } = useMemo(() => linesOf(byTag), [byTag]);
  const bands = useMemo(() => bandsOf(alerts, series.lastStep), [alerts, series.lastStep]);
  const strip = { axis, bands };
  const range = useMemo(() => rangeOf(run.setup), [run.setup]);
  const about = (title: string, explain: (setup: RunSetup, newest: Newest) => string[]) =>
    run.setup && (
      <About title={title} explain={() => explain(run.setup!, (tag) => recent(series.byTag.get(tag)))} />
    );
  return (
    <StepColumn
      axis={axis}
      columnRef={ref}
      controls={<LogSwitch log={log} onChange={setLog} />}
      bookmarks={run.bookmarks}
    >
      <VerdictRibbon verdicts={verdicts} lastStep={series.lastStep} axis={axis} />
      <LineChart
        title="Losses"
        about={about('Losses', explainLosses)}
        testId="loss-chart"
        lines={losses}
        references={references}
        log={log}
        height={276}
        {...strip}
        range={range}
        nameBands
      />
      <LineChart
        title="Scores"
        about={about('Scores', explainScores)}
        testId="score-chart"
        lines={scores}
        log={false}
        height={128}
        {...strip}
      />
      {run.setup && (
        <Gradients
          setup={run.setup}
          byTag={byTag}
          wholeByTag={series.byTag}
          {...strip}
          about={about('Gradients', explainGradients)}
        />
      )}
      <MeasuredStrip
        title="Learning rates"
        testId="rate-chart"
        lines={rates}
        log={log}
        height={96}
        {...strip}
      />
      <MeasuredStrip
        title="Update / weight"
        testId="update-chart"
        lines={updates}
        log
        height={104}
        {...strip}
      />
      <MeasuredStrip
        title="Quality"
        about={about('Quality', explainQuality)}
        testId="quality-chart"
        lines={quality}
        references={floors}
        log
        height={118}
        {...strip}
      />
      <MeasuredStrip
        title="Diversity"
        about={about('Diversity', explainDiversity)}
        testId="diversity-chart"
        lines={diversity}
        references={ALIKE}
        log={false}
        height={96}
        {...strip}
      />
      {run.setup && <MoreSignals setup={run.setup} byTag={byTag} {...strip} />}
    </StepColumn>
  );
}

/** Under this ratio of distances the samples are too much alike. */
const ALIKE: readonly Reference[] = [{ value: 0.5, label: 'alarm 0.50', dash: '1 3' }];
const NEUTRAL = { token: '--ink', dash: [] as number[] } as const;

function linesOf(byTag: ReadonlyMap<string, Buckets>) {
  return {
    losses: present([
      toLine(byTag.get(TAG.lossD), { ...D, key: 'd', label: 'D', title: 'D, sum' }),
      toLine(byTag.get(TAG.lossG), { ...G, key: 'g', label: 'G' }),
    ]),
    scores: present([
      withSpread(
        toLine(byTag.get(TAG.scoreReal), { ...D, key: 'd', label: 'D(x)' }),
        byTag.get(scoreSpreadTag('real')),
      ),
      withSpread(
        toLine(byTag.get(TAG.scoreFake), { ...G, key: 'g', label: 'D(G(z))' }),
        byTag.get(scoreSpreadTag('fake')),
      ),
    ]),
    updates: present([
      toLine(byTag.get(updateRatioTag('d')), { ...D, key: 'd', label: 'D' }),
      toLine(byTag.get(updateRatioTag('g')), { ...G, key: 'g', label: 'G' }),
    ]),
    rates: present([
      toLine(byTag.get(TAG.rateD), { ...D, key: 'd', label: 'D' }),
      toLine(byTag.get(TAG.rateG), { ...G, key: 'g', label: 'G' }),
    ]),
    quality: present([
      dottedLine(byTag.get(TAG.kid), { ...NEUTRAL, key: 'kid', label: 'KID', title: 'KID, lower is better' }),
    ]),
    diversity: present([
      dottedLine(byTag.get(TAG.diversity), { ...NEUTRAL, key: 'v', label: 'V', title: 'V, fakes / reals' }),
      dottedLine(byTag.get(TAG.classes), {
        ...NEUTRAL,
        dash: [2, 2],
        key: 'modes',
        label: 'modes',
        title: 'modes, share covered',
      }),
    ]),
  };
}

/** What is only worth knowing gets no band: a band is loud. */
function bandsOf(alerts: readonly Alert[], lastStep: number): Band[] {
  return alerts
    .filter(({ level }) => level !== 'info')
    .map(({ level, title, enterStep, leaveStep }) => ({
      from: enterStep,
      to: leaveStep ?? lastStep,
      title,
      token: level === 'critical' ? '--crit' : '--watch',
    }));
}

function referencesOf(setup: RunSetup | null): Reference[] {
  if (!setup) return [];
  const { chanceD, floorD } = setup.loss;
  return [
    ...(chanceD === null ? [] : [{ value: chanceD, label: `chance ${number(chanceD, 3)}`, dash: '6 3' }]),
    // A floor of zero is the axis itself.
    ...(floorD ? [{ value: floorD, label: `label floor ${number(floorD, 3)}`, dash: '1 3' }] : []),
  ];
}

/** What other reals get: samples cannot be better but by chance. */
function floorOf(setup: RunSetup | null): Reference[] {
  const value = setup?.evaluation?.floors[TAG.kid] ?? 0;
  return value > 0 ? [{ value, label: `real–real ${number(value)}`, dash: '1 3' }] : [];
}

/** From the least D's loss can be to chance: near its lower edge D has won. */
function rangeOf(setup: RunSetup | null): readonly [number, number] | null {
  if (!setup || setup.loss.chanceD === null || setup.loss.floorD === null) return null;
  return [setup.loss.floorD, setup.loss.chanceD];
}
