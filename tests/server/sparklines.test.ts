import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Store, openStore } from '@/db';
import { createSparklines } from '@/server/api/sparklines';
import { freshDataDir } from '../support/server';
import { storeRuns } from '../support/stored-runs';

const dataDir = freshDataDir();
let store: Store;
beforeAll(async () => {
  await storeRuns(dataDir, [
    { name: 'one', steps: 300, seed: 1 },
    { name: 'two', steps: 300, seed: 2, breaksFrom: 200 },
  ]);
  store = openStore(dataDir);
});
afterAll(() => {
  store?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('the curves of ended runs are read once, until a run has another end', () => {
  const read = vi.spyOn(store.series, 'read');
  const sparklines = createSparklines(store.series);
  const readFor = () => {
    read.mockClear();
    const drawn = sparklines.of(store.runs.list());
    return { drawn, runs: read.mock.calls.map(([runId]) => runId) };
  };
  const first = readFor();
  expect(first.runs).toEqual([2, 1]);
  expect(first.drawn[1]!.d).toHaveLength(38);
  expect(first.drawn[0]!.d.at(-1)).toBe('NaN');
  expect(readFor()).toEqual({ drawn: first.drawn, runs: [] });

  // It trains on: read each time, as it is then, and once more when it has ended.
  const endedAt = store.runs.get(1)!.endedAt!;
  store.runs.setState(1, 'queued');
  store.runs.setState(1, 'running');
  expect([readFor().runs, readFor().runs]).toEqual([[1], [1]]);
  const next = { tags: ['loss/d'], values: [Float64Array.of(7)] };
  store.series.append(1, { ...next, steps: Float64Array.of(301), wallTimes: Float64Array.of(301) });
  vi.spyOn(Date, 'now').mockReturnValue(endedAt + 1000);
  store.runs.setState(1, 'finished');
  const again = readFor();
  expect(again.runs).toEqual([1]);
  expect(again.drawn[1]).not.toEqual(first.drawn[1]);
  expect(readFor().runs).toEqual([]);

  // Nothing is kept of a run that was deleted; one that is brought back is read again.
  store.runs.hide(2, endedAt);
  expect(readFor().runs).toEqual([]);
  store.runs.restore(2);
  expect(readFor()).toMatchObject({ runs: [2], drawn: [first.drawn[0], again.drawn[1]] });
});
