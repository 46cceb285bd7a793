import { describe, expect, it } from 'vitest';
import type { Store } from '@/db';
import { makeReport } from '@/server/report';
import { config } from '../../db/support/config';
import { batchOf, openRun, range } from '../../db/support/store';
import { seeded } from '../../db/support/random';

const STEPS = 1000;
const PARTS = 600;

/** Of one seed up to `partsAt`, from where its D loss is ten times as large; KID ends at `kid`. */
function train(store: Store, id: number, codeVersion: string, { partsAt = Infinity, kid = 0.2 }): void {
  const random = seeded(3);
  const loss = range(1, STEPS).map((step) => (1 + random() / 10) * (step < partsAt ? 1 : 10));
  store.series.append(id, batchOf(1, { 'loss/d': loss }));
  store.series.append(id, batchOf(STEPS, { 'quality/kid': [kid] }));
  store.series.flush(id);
  store.verdicts.add(id, { state: 'starting', sentence: 'Starting.', sinceStep: 0 });
  store.verdicts.add(id, { state: 'watch', sentence: 'Watch: it stalls.', sinceStep: 700 });
  store.runs.setSetup(id, {
    backend: { id: 'cpu', device: 'test', threads: 1, notes: [] },
    codeVersion,
    loss: { family: 'bce_ns', chanceD: 1.386, floorD: 0, chanceG: 0.693, targetReal: null, targetFake: null },
    generator: [],
    discriminator: [],
    dataset: { id: 'mnist', title: 'MNIST', images: 1, heldOut: 0, imageShape: [28, 28, 1], classNames: [] },
    columnClasses: null,
    evaluation: null,
  });
}

function threeRuns() {
  const { store, runId } = openRun();
  const lesson = { ...config, seed: 2, labels: { ...config.labels, flipProbability: 0.05 } };
  const other = store.runs.create({ name: 'other', preset: null, config: lesson });
  const same = store.runs.create({ name: 'again', preset: null, config });
  train(store, runId, '1.0.0', {});
  train(store, other.id, '1.1.0', { partsAt: PARTS, kid: 0.1 });
  train(store, same.id, '1.0.0', {});
  const runs = [runId, other.id, same.id].map((id) => store.runs.get(id)!);
  const reportOf = async (format: 'html' | 'markdown', count: number) => {
    const told = await makeReport(runs.slice(0, count), format, { store, version: '1.2.3' });
    // As people read it: Markdown without its backslashes, a page without its marks.
    return format === 'html' ? told.replace(/<[^>]*>/g, '') : told.replace(/[\\*]/g, '');
  };
  return { reportOf, runs, store };
}

describe.each(['html', 'markdown'] as const)('a comparison as %s', (format) => {
  it('leads with where two runs part', async () => {
    const told = await threeRuns().reportOf(format, 2);
    expect(told).toContain('2 runs side by side');
    expect(told).toContain(`They part at step ${PARTS}, first in D loss.`);
    expect(told).toContain(`Up to step ${PARTS - 1} they are the same, bit for bit.`);
  });

  it('names the pairs where there are more', async () => {
    const told = await threeRuns().reportOf(format, 3);
    expect(told).toContain(`#2 against #1: They part at step ${PARTS}, first in D loss.`);
    expect(told).toContain('#3 against #1: They are the same, bit for bit.');
  });

  it('puts lessons before other settings, then what trained them, and leaves out the rest', async () => {
    const told = await threeRuns().reportOf(format, 2);
    const differing = told.slice(told.indexOf('Configuration, differences only'));
    const places = ['labels.flipProbability (lesson 3)', 'seed', 'trained by/code version', '1.1.0'].map(
      (words) => differing.indexOf(words),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(told).not.toContain('All settings are the same.');
  });

  it('tells how the verdict of each went', async () => {
    const { runs, store } = threeRuns();
    const told = await makeReport(runs.slice(0, 2), format, { store, version: '0' });
    expect(told.match(/Starting from step 0, Watch from step 700/g)).toHaveLength(2);
  });
});

it('holds what each came to against the first, as a page and as Markdown', async () => {
  const { runs, store } = threeRuns();
  const parts = { store, version: '0' };
  const page = await makeReport(runs.slice(0, 2), 'html', parts);
  expect(page).toContain(
    '<th>KID, last</th><td>0.2 <small></small></td><td><b>0.1</b> <small>−0.1</small></td>',
  );
  const text = await makeReport(runs.slice(0, 2), 'markdown', parts);
  expect(text).toContain('| KID, last | 0.2 | **0.1** (−0.1) |');
  expect(text).toMatch(/^\| D loss, median of last 10 % \| 1.0\d+ \| 10.\d+ \(\+9.\d+\) \|$/m);
});

it('says so where the settings are the same', async () => {
  const { runs, store } = threeRuns();
  for (const format of ['html', 'markdown'] as const)
    expect(await makeReport([runs[0]!, runs[2]!], format, { store, version: '0' })).toContain(
      'All settings are the same.',
    );
});
