import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Store, openStore } from '@/db';
import { config } from '@/tests/db/support/config';
import { PLAIN, plainNode, plainPython } from './plain-sqlite';
import { type BenchRow, median } from './row';
import { type Workload, appendAll, bytesUsed } from './store-workload';

const ROUNDS = 3;
const WRITE: Workload = { steps: 50_000, series: 20, batch: 50 };
/** What a run of 20 steps a second sends five times a second. */
const SMALL: Workload = { steps: 10_000, series: 20, batch: 4 };
const FOUR: Workload = { steps: 12_500, series: 20, batch: 50 };

/** Four trainers at once: the server stores their batches as they come, one after the other. */
const WRITERS = 4;

interface Place {
  folder: string;
  store: Store;
  runId: number;
  /** A further run in the same store. */
  anotherRun: () => number;
}

function inFolder<T>(work: (place: Place) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'ganscope-bench-'));
  const store = openStore(folder);
  try {
    const anotherRun = () => store.runs.create({ name: 'bench', preset: null, config }).id;
    return work({ folder, store, runId: anotherRun(), anotherRun });
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const row = (
  metric: string,
  value: number,
  unit: string,
  reference: string | null,
  ratio: number | null,
): BenchRow => ({
  bench: 'store',
  metric,
  value,
  unit,
  reference,
  ratio,
});
const describe = ({ steps, series, batch }: Workload) => `${series} series, ${steps} steps, ${batch} a batch`;

/** One after the other in the same run, so that a slow moment of the machine meets all of them. */
function* writing(): Generator<BenchRow> {
  const rounds = Array.from({ length: ROUNDS }, () =>
    inFolder(({ folder, store, runId }) => ({
      ours: appendAll(store, [runId], WRITE, true),
      small: inFolder((other) => appendAll(other.store, [other.runId], SMALL, true)),
      four: inFolder((other) => {
        const runs = Array.from({ length: WRITERS }, other.anotherRun);
        return appendAll(other.store, runs, FOUR, true);
      }),
      node: plainNode(join(folder, 'node.db')),
      python: plainPython(join(folder, 'python.db')),
    })),
  );
  const ours = median(rounds.map((round) => round.ours));
  const node = median(rounds.map((round) => round.node));
  const pythons = rounds.flatMap(({ python }) => (python === null ? [] : [python]));
  const small = median(rounds.map((round) => round.small));
  const metric = `durable points, 1 writer, folded (${describe(WRITE)})`;
  yield row('cal: better-sqlite3', node, 'rows/s', null, null);
  yield row(metric, ours, 'points/s', `${PLAIN} (better-sqlite3)`, ours / node);
  const smallMetric = `durable points, 1 writer, folded (${describe(SMALL)})`;
  yield row(smallMetric, small, 'points/s', `${PLAIN} (better-sqlite3)`, small / node);
  const four = median(rounds.map((round) => round.four));
  const fourMetric = `durable points, ${WRITERS} runs in turn, folded (each ${describe(FOUR)})`;
  yield row(fourMetric, four, 'points/s', `${PLAIN} (better-sqlite3)`, four / node);
  if (pythons.length === 0) return;
  const python = median(pythons);
  yield row('cal: python3 sqlite3', python, 'rows/s', null, null);
  yield row(metric, ours, 'points/s', `${PLAIN} (python3)`, ours / python);
  yield row(fourMetric, four, 'points/s', `${PLAIN} (python3)`, four / python);
}

/** Live: all of it is still in the journal. Folded: chunks and buckets. */
function bytesAPoint(workload: Workload, folded: boolean): BenchRow {
  return inFolder(({ folder, store, runId }) => {
    const empty = bytesUsed(folder);
    appendAll(store, [runId], workload, folded);
    const bytes = (bytesUsed(folder) - empty) / (workload.steps * workload.series);
    const goal = folded ? 9 : 22;
    const state = folded ? 'folded' : 'live';
    return row(
      `on disk, ${state} (${describe(workload)})`,
      bytes,
      'bytes/point',
      `goal ${goal}`,
      bytes / goal,
    );
  });
}

function* reading(workload: Workload, goal: number): Generator<BenchRow> {
  const [first, warm] = inFolder(({ store, folder, runId }) => {
    appendAll(store, [runId], workload, false);
    const anew = openStore(folder);
    const times = Array.from({ length: 9 }, () => {
      const begin = performance.now();
      anew.series.read(runId, anew.series.tags(runId), { buckets: 1250 });
      return performance.now() - begin;
    });
    anew.close();
    return [times[0] ?? NaN, median(times)];
  });
  const what = `${workload.steps} steps x ${workload.series} into 1250 buckets`;
  yield row(`read ${what}, first`, first, 'ms', `goal ${goal} ms`, first / goal);
  yield row(`read ${what}, warm`, warm, 'ms', `goal ${goal} ms`, warm / goal);
}

/** Ten single steps in 20,000 that stand out: how many of them a chart is told of. */
function spikes(): BenchRow {
  return inFolder(({ store, runId }) => {
    const places = Array.from({ length: 10 }, (_, index) => 1013 + index * 1907);
    const steps = Float64Array.from({ length: 20_000 }, (_, index) => index + 1);
    const values = steps.map((step) => (places.includes(step) ? 1000 + step : step % 7));
    store.series.append(runId, { steps, wallTimes: steps, tags: ['x'], values: [values] });
    const [answer] = store.series.read(runId, ['x'], { buckets: 1250 });
    const kept = places.filter((step) => answer?.max?.includes(1000 + step)).length;
    return row('spikes kept of 10 in 20000 steps, 1250 buckets', kept, 'spikes', 'all 10', kept / 10);
  });
}

export default function* storeBench(): Generator<BenchRow> {
  yield* writing();
  yield bytesAPoint({ steps: 4000, series: 20, batch: 50 }, false);
  yield bytesAPoint({ steps: 4000, series: 20, batch: 4 }, false);
  yield bytesAPoint({ steps: 100_000, series: 20, batch: 50 }, true);
  yield* reading({ steps: 1_000_000, series: 3, batch: 1000 }, 50);
  yield* reading({ steps: 100_000, series: 30, batch: 50 }, 100);
  yield spikes();
}
