import { describe, expect, it, vi } from 'vitest';
import type { Store } from '@/db';
import type { Alert, RunSetup } from '@/lib/protocol/entities';
import { EVALUATION_TAGS, TAG } from '@/lib/protocol/tags';
import { createLogger } from '@/server/logger';
import { type RunDiagnosis, diagnoseRun } from '@/server/pipeline/diagnose';
import { history } from '@/server/pipeline/history';
import { storePoints } from '@/server/pipeline/store';
import { openRun } from '../db/support/store';

const SETUP: RunSetup = {
  backend: { id: 'cpu', device: 'test', threads: 1, notes: [] },
  loss: { family: 'bce_ns', chanceD: 1.386, floorD: 0, chanceG: 0.693, targetReal: 1, targetFake: 0 },
  generator: [{ name: 'dense', label: 'dense', outputShape: [1], parameters: 10 }],
  discriminator: [{ name: 'logit', label: 'logit', outputShape: [1], parameters: 10 }],
  dataset: { id: 'mnist', title: 'MNIST', images: 3200, heldOut: 0, imageShape: [28, 28, 1], classNames: [] },
  columnClasses: null,
  evaluation: null,
};

type Course = (step: number) => Record<string, number>;

/** Points of the steps [from, to] as a trainer sends them; what is not measured at a step goes by itself. */
function feed(
  store: Store,
  runId: number,
  diagnosis: RunDiagnosis,
  course: Course,
  from: number,
  to: number,
) {
  for (let first = from; first <= to; first += 50) {
    const steps = Array.from({ length: Math.min(50, to - first + 1) }, (_, at) => first + at);
    const evaluations = steps.filter((step) => TAG.fd in course(step));
    for (const [some, tags] of [
      [steps, [TAG.lossD, TAG.lossG, TAG.scoreFake]],
      [evaluations, [TAG.fd, TAG.diversity]],
    ] as const) {
      if (some.length === 0) continue;
      const batch = {
        steps: Float64Array.from(some),
        wallTimes: Float64Array.from(some),
        tags: [...tags],
        values: tags.map((tag) => Float64Array.from(some, (step) => course(step)[tag] ?? NaN)),
      };
      for (const points of storePoints(store, runId, batch)) diagnosis.observe(points);
    }
    store.runs.setProgress(runId, { step: steps.at(-1)!, stepsPerSecond: null });
  }
}

/** A run whose server is restarted after each of `stops`; what its alerts and verdicts are then. */
function lived(course: Course, stops: readonly number[]) {
  const { store: first, runId, reopen } = openRun();
  let store = first;
  vi.spyOn(Date, 'now').mockReturnValue(0); // when is not what is compared
  const told: Alert[] = [];
  const open = () => {
    const silent = () => undefined;
    const broadcast = {
      runChanged: silent,
      runAnnotated: silent,
      runDeleted: silent,
      points: silent,
      sampleAdded: silent,
      eventAdded: silent,
      channelsChanged: silent,
      verdictChanged: silent,
      alertChanged: (alert: Alert) => void told.push(alert),
    };
    const courier = { put: silent, look: silent };
    const logger = createLogger('silent');
    return diagnoseRun(store.runs.get(runId)!, SETUP, { store, broadcast, logger, courier });
  };
  let from = 1;
  for (const [at, stop] of stops.entries()) {
    feed(store, runId, open(), course, from, stop);
    from = stop + 1;
    if (at < stops.length - 1) store = reopen();
  }
  return { alerts: store.alerts.list(runId), verdicts: store.verdicts.list(runId), told, store, runId };
}

const healthy = { [TAG.lossD]: 1.1, [TAG.lossG]: 1, [TAG.scoreFake]: 0.4 };
const won = { [TAG.lossD]: 1e-4, [TAG.lossG]: 12, [TAG.scoreFake]: 1e-5 };
const between = { [TAG.lossD]: 0.04, [TAG.lossG]: 9, [TAG.scoreFake]: 2e-3 };
const episode: Course = (step) => (step < 200 || step > 1500 ? healthy : step < 500 ? won : between);
const decay: Course = (step) => ({
  ...healthy,
  ...(step % 100 === 0
    ? { [TAG.fd]: step < 600 ? 300 - step / 3 : step < 900 ? 100 : 200, [TAG.diversity]: 0.9 }
    : {}),
});

describe('a server that is restarted', () => {
  it.each<[string, Course, number[]]>([
    ['before an episode', episode, [100]],
    ['at its first steps', episode, [210]],
    ['in its middle, where nothing would begin it anew', episode, [1200]],
    ['while it ends', episode, [1560]],
    ['again and again', episode, [150, 300, 301, 900, 1510, 1600]],
    ['after the best samples', decay, [800]],
    ['while samples get worse', decay, [1250]],
  ])('finds the same: %s', (_, course, stops) => {
    const whole = lived(course, [2500]);
    const parted = lived(course, [...stops, 2500]);
    expect(parted.alerts).toEqual(whole.alerts);
    expect(parted.verdicts.map(({ state, sinceStep }) => [state, sinceStep])).toEqual(
      whole.verdicts.map(({ state, sinceStep }) => [state, sinceStep]),
    );
    expect(parted.told).toEqual(whole.told);
    expect(whole.alerts.length).toBeGreaterThan(0);
  });

  it('raises an alert once an episode, and makes it graver in place', () => {
    const inverted = { [TAG.lossD]: 20, [TAG.lossG]: 1e-4, [TAG.scoreFake]: 0.99 };
    const { alerts, told } = lived(() => inverted, [100, 600]);
    expect(alerts.filter(({ rule }) => rule === 'inverted-discriminator')).toMatchObject([
      { level: 'critical', enterStep: 20, leaveStep: null },
    ]);
    expect(told.map(({ rule, level }) => `${rule} ${level}`)).toEqual([
      'inverted-discriminator warning',
      'inverted-discriminator critical',
    ]);
  });
});

describe('what a long run is told again', () => {
  it('is its first steps, its evaluations and its newest steps, in order and once each', () => {
    const { store, runId } = openRun();
    const steps = Float64Array.from({ length: 30_000 }, (_, at) => at + 1);
    store.series.append(runId, { steps, wallTimes: steps, tags: [TAG.lossD], values: [steps] });
    const seldom = steps.filter((step) => step % 500 === 0);
    store.series.append(runId, {
      steps: seldom,
      wallTimes: seldom,
      tags: [EVALUATION_TAGS[0]],
      values: [seldom],
    });

    const rows = [...history(store, runId)];
    const told = rows.map(({ step }) => step);
    expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
    expect(told.slice(0, 501)).toEqual([...steps.slice(0, 500), 1000]);
    expect(told.filter((step) => step > 500 && step <= 10_000)).toEqual([
      ...seldom.filter((step) => step > 500 && step <= 10_000),
    ]);
    expect(told.filter((step) => step > 10_000)).toHaveLength(20_000);
    expect(rows.at(-1)?.values).toEqual(
      new Map([
        [TAG.lossD, 30_000],
        [EVALUATION_TAGS[0], 30_000],
      ]),
    );
  });

  it('is all of a short one', () => {
    const { store, runId } = openRun();
    const steps = Float64Array.from({ length: 900 }, (_, at) => at + 1);
    store.series.append(runId, { steps, wallTimes: steps, tags: [TAG.lossD], values: [steps] });
    expect([...history(store, runId)].map(({ step }) => step)).toEqual([...steps]);
  });
});
