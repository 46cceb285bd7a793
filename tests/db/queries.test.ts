import { expect, it } from 'vitest';
import { runSummary } from '@/lib/protocol/entities';
import { config } from './support/config';
import { batchOf, openRun } from './support/store';

const image = { hash: 'a'.repeat(64), mime: 'image/png', bytes: Buffer.from([1, 2, 3]) };
const grid = {
  step: 5,
  kind: 'fixed' as const,
  form: 'grid' as const,
  hash: image.hash,
  columns: 8,
  rows: 8,
  tileWidth: 28,
  tileHeight: 28,
  wallTime: 17,
};
const alert = {
  rule: 'saturated',
  level: 'critical' as const,
  title: 'D is saturated',
  message: 'its loss is 0',
  enterStep: 80,
};

it('tells a run whole after a restart, and the summary what belongs to it', () => {
  const { store, runId, reopen } = openRun();
  const verdict = { state: 'watch' as const, sentence: 'D is ahead', sinceStep: 3 };
  const failure = {
    code: 'TRAINER_EXITED' as const,
    message: 'gone',
    exitCode: null,
    signal: 'SIGKILL',
    stderr: [],
  };
  store.runs.setState(runId, 'running');
  store.runs.setProgress(runId, { step: 12, stepsPerSecond: 3.5 });
  store.runs.setProgress(runId, { step: 9, stepsPerSecond: 3.5 });
  store.runs.setVerdict(runId, verdict);
  store.runs.setFailure(runId, failure);
  store.images.put(image);
  store.samples.add({ runId, ...grid });
  store.alerts.raise({ runId, ...alert });
  const checkpoint = { runId, step: 10, file: 'step-10.bin', bytes: 1, sha256: 'x', wallTime: 1, kid: 0.5 };
  store.checkpoints.add(checkpoint);
  const again = reopen();
  const run = again.runs.get(runId);
  expect(run).toMatchObject({ name: 'one', preset: null, state: 'running', step: 12, stepsPerSecond: 3.5 });
  expect(run).toMatchObject({
    verdict,
    failure,
    openAlerts: 1,
    sampleHash: image.hash,
    checkpointStep: 10,
    bestCheckpointStep: 10,
  });
  expect(run).toMatchObject({ config, setup: null, endedAt: null });
  expect(run?.startedAt).not.toBeNull();
  expect(again.runs.list()).toEqual([runSummary.parse(run)]);
  expect(again.runs.summary(runId)).toEqual(runSummary.parse(run));
});

it('keeps queued runs in the order in which they were queued', () => {
  const { store, runId } = openRun();
  const second = store.runs.create({ name: 'two', preset: 'mnist-quick', config }).id;
  expect(store.runs.queue()[0]).toBe(runId);
  store.runs.setState(runId, 'finished');
  expect(store.runs.get(runId)?.endedAt).not.toBeNull();
  expect(store.runs.queue()).toEqual([second]);
  expect(store.runs.list().map(({ id }) => id)).toEqual([second, runId]);
});

it('keeps an image once and a grid of a step once, and drops both with the run', () => {
  const { store, runId } = openRun();
  store.images.put(image);
  store.images.put(image);
  expect(store.samples.add({ runId, ...grid })).toMatchObject({ runId, step: 5 });
  expect(store.samples.add({ runId, ...grid })).toBeNull();
  expect(store.images.get(image.hash)?.bytes).toEqual(image.bytes);
  const other = store.runs.create({ name: 'two', preset: null, config }).id;
  store.samples.add({ runId: other, ...grid });
  store.runs.delete(runId);
  expect(store.images.get(image.hash)).not.toBeNull();
  store.runs.delete(other);
  expect(store.images.get(image.hash)).toBeNull();
  expect(store.runs.delete(other)).toBe(false);
  expect(() => store.images.put({ ...image, bytes: Buffer.alloc(2 ** 20 + 1) })).toThrow(/CHECK/);
});

it('opens an alert, closes it, and knows when', () => {
  const { store, runId } = openRun();
  const raised = store.alerts.raise({ runId, ...alert });
  expect(raised).toMatchObject({ acknowledgedAt: null, snoozedUntil: null, note: '', recoveredAt: null });
  expect(store.alerts.open(runId, 'saturated')).toEqual(raised);
  const closed = store.alerts.close(raised.id, 90);
  expect(closed).toEqual({ ...raised, leaveStep: 90, recoveredAt: closed.recoveredAt });
  expect(closed.recoveredAt).toBeGreaterThanOrEqual(raised.raisedAt!);
  expect(store.alerts.open(runId, 'saturated')).toBeNull();
  expect(store.alerts.list(runId)).toHaveLength(1);
});

it('keeps an alert quiet that was acknowledged or snoozed, until it is reopened or grows graver', () => {
  const { store, runId, reopen } = openRun();
  const { id } = store.alerts.raise({ runId, ...alert, level: 'warning' });
  const counted = () => store.runs.summary(runId)?.openAlerts;
  expect(counted()).toBe(1);
  expect(store.alerts.snooze(id, Date.now() + 60_000)).toMatchObject({ acknowledgedAt: null });
  expect(counted()).toBe(0);
  store.alerts.snooze(id, Date.now() - 1);
  expect(counted()).toBe(1);
  expect(store.alerts.acknowledge(id)).toMatchObject({ snoozedUntil: null });
  expect(counted()).toBe(0);
  store.alerts.reopen(id);
  expect(counted()).toBe(1);
  store.alerts.acknowledge(id);
  store.alerts.annotate(id, 'watching it');
  const again = reopen();
  expect(again.alerts.get(id)).toMatchObject({ note: 'watching it', runName: 'one', runState: 'queued' });
  expect(again.alerts.escalate(id, { level: 'critical', message: 'worse' })).toMatchObject({
    level: 'critical',
    acknowledgedAt: null,
    snoozedUntil: null,
    note: 'watching it',
  });
});

it('answers the newest events first, and verdicts as they were said', () => {
  const { store, runId } = openRun();
  for (const step of [1, 2, 3])
    store.events.add({ runId, step, wallTime: step, kind: 'log', level: 'info', message: `at ${step}` });
  expect(store.events.list(runId, 2).map(({ message }) => message)).toEqual(['at 3', 'at 2']);
  const said = { state: 'collapsed' as const, sentence: 'G makes one digit', sinceStep: 4 };
  store.verdicts.add(runId, said);
  expect(store.verdicts.list(runId)).toEqual([said]);
});

it('knows the newest checkpoint, and forgets files that were removed', () => {
  const { store, runId } = openRun();
  expect(store.checkpoints.newest(runId)).toBeNull();
  for (const step of [10, 20])
    store.checkpoints.add({
      runId,
      step,
      file: `s${step}`,
      bytes: 1,
      sha256: 'x',
      wallTime: step,
      kid: null,
    });
  store.checkpoints.remove(runId, 's10');
  expect(store.checkpoints.list(runId).map(({ file }) => file)).toEqual(['s20']);
  expect(store.checkpoints.newest(runId)?.step).toBe(20);
});

it('marks the checkpoint of the least KID, the first of equals, and none where nothing was measured', () => {
  const { store, runId } = openRun();
  const other = store.runs.create({ name: 'two', preset: null, config }).id;
  const add = (id: number, step: number, kid: number | null) =>
    store.checkpoints.add({ runId: id, step, file: `s${step}`, bytes: 1, sha256: 'x', wallTime: step, kid });
  const best = () => store.checkpoints.list(runId).map((one) => one.best);
  add(other, 1, -1);
  add(runId, 1, null);
  expect(best()).toEqual([false]);
  expect(store.runs.summary(runId)?.bestCheckpointStep).toBeNull();
  add(runId, 2, 0.5);
  add(runId, 3, -0.01);
  add(runId, 4, -0.01);
  add(runId, 5, null);
  expect(best()).toEqual([false, false, true, false, false]);
  expect(store.checkpoints.newest(runId)).toMatchObject({ step: 5, best: false });
  expect(store.runs.summary(runId)?.bestCheckpointStep).toBe(3);
});

it('does all of a transaction or nothing', () => {
  const { store, runId } = openRun();
  expect(() =>
    store.transaction(() => {
      store.runs.setState(runId, 'failed');
      store.series.append(runId, batchOf(1, { x: [1] }));
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(store.runs.get(runId)?.state).toBe('queued');
  expect(store.transaction(() => 7)).toBe(7);
});
