import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '@/db';
import sharp from 'sharp';
import { wildValue, seeded } from '../../../db/support/random';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Gives a run some of everything that a run can have. */
export async function fillRun(store: Store, runId: number, folder: string, steps = 9000): Promise<void> {
  const random = seeded(7);
  for (let first = 1; first <= steps; first += 500) {
    const at = Float64Array.from({ length: 500 }, (_, index) => first + index);
    const wallTimes = at.map((step) => 1_700_000_000_000 + step * 25.5);
    const values = () => at.map(() => wildValue(random));
    store.series.append(runId, {
      steps: at,
      wallTimes,
      tags: ['loss/d', 'loss/g'],
      values: [values(), values()],
    });
    const seldom = { steps: at.subarray(99, 100), wallTimes: wallTimes.subarray(99, 100) };
    store.series.append(runId, { ...seldom, tags: ['quality/kid'], values: [Float64Array.of(random())] });
  }
  store.series.flush(runId);
  for (const step of [100, 200]) {
    const pixels = Buffer.alloc(16 * 8 * 3, step);
    const bytes = await sharp(pixels, { raw: { width: 16, height: 8, channels: 3 } })
      .png()
      .toBuffer();
    const hash = sha256(bytes);
    store.images.put({ hash, mime: 'image/png', bytes });
    const layout = { columns: 2, rows: 1, tileWidth: 8, tileHeight: 8, wallTime: step };
    store.samples.add({ runId, step, kind: 'fixed', form: 'grid', hash, ...layout });
  }
  const points = Buffer.from(Float32Array.of(0.5, -0.5, NaN, 2).buffer);
  store.images.put({ hash: sha256(points), mime: 'application/octet-stream', bytes: points });
  const square = { columns: 2, rows: 1, tileWidth: 1, tileHeight: 1, wallTime: 1 };
  store.samples.add({ runId, step: 0, kind: 'real', form: 'points', hash: sha256(points), ...square });
  store.events.add({ runId, step: 3, wallTime: 5, kind: 'log', level: 'warning', message: '<b>seen</b>' });
  const raised = store.alerts.raise({
    runId,
    rule: 'stalled',
    level: 'warning',
    title: 't',
    message: 'm',
    enterStep: 7,
  });
  store.alerts.close(raised.id, 9);
  store.alerts.annotate(raised.id, 'a note');
  store.verdicts.add(runId, { state: 'starting', sentence: 'Starting.', sinceStep: 0 });
  store.verdicts.add(runId, { state: 'watch', sentence: 'Watch: it stalls.', sinceStep: 7 });
  store.runs.setVerdict(runId, { state: 'watch', sentence: 'Watch: it stalls.', sinceStep: 7 });
  store.runs.annotate(runId, { name: '<script>alert(1)</script>', tags: ['a', 'b'], notes: 'line\nline' });
  store.bookmarks.add(runId, { step: 5, label: 'here' });
  store.runs.setProgress(runId, { step: steps, stepsPerSecond: null });
  store.runs.setState(runId, 'finished');
  const bytes = Buffer.from('weights');
  const checkpoints = join(folder, 'checkpoints', String(runId));
  mkdirSync(checkpoints, { recursive: true });
  writeFileSync(join(checkpoints, 'step-200.ckpt'), bytes);
  store.checkpoints.add({
    runId,
    step: 200,
    file: 'step-200.ckpt',
    bytes: bytes.length,
    sha256: sha256(bytes),
    wallTime: 1,
    kid: 0.5,
  });
}

/** All that is told of a run, but for what a database numbers anew. */
export function toldOf(store: Store, runId: number) {
  const strip = (value: object): object =>
    Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'id' && key !== 'runId'));
  const tags = store.series.tags(runId).sort();
  const { bookmarks, ...run } = store.runs.get(runId)!;
  return {
    run: strip(run),
    bookmarks: bookmarks.map(strip),
    rows: [...store.series.iterate(runId)],
    buckets: store.series.read(runId, tags, { buckets: 100 }),
    samples: store.samples.list(runId).map(strip),
    images: store.samples.list(runId).map(({ hash }) => store.images.get(hash)),
    events: store.events.list(runId, 100).map(strip),
    alerts: store.alerts.list(runId).map(strip),
    verdicts: store.verdicts.list(runId),
    checkpoints: store.checkpoints.list(runId).map(strip),
  };
}
