import { expect, it } from 'vitest';
import { makeReport } from '@/server/report';
import { openRun } from '../../db/support/store';
import { fillRun } from '../archive/support/full-run';

const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(2)>](javascript:alert(3)) | \`${'x'.repeat(110)}`;

async function hostileRun() {
  const opened = openRun();
  const { store, runId, folder } = opened;
  await fillRun(store, runId, folder, 1000);
  store.runs.annotate(runId, { name: HOSTILE, tags: ['<b>tag</b>'], notes: `</style>\n${HOSTILE}` });
  store.bookmarks.add(runId, { step: 3, label: HOSTILE.slice(0, 90) });
  return { ...opened, run: store.runs.get(runId)!, parts: { store, version: '1.2.3' } };
}

it('whatever stands in names, notes and alerts stays text', async () => {
  const { run, parts } = await hostileRun();
  const other = parts.store.runs.create({ name: HOSTILE, preset: null, config: run.config });
  for (const runs of [[run], [run, other]]) {
    const page = await makeReport(runs, 'html', parts);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toMatch(/<script|<img src=x|<b>tag|<\/style>[^]*<\/style>/);
    expect(page).toContain(`content="default-src &#x27;none&#x27;; img-src data:;`);
  }
});

it('nothing in it leads anywhere', async () => {
  const { run, parts } = await hostileRun();
  const other = parts.store.runs.create({ name: HOSTILE, preset: null, config: run.config });
  for (const runs of [[run], [run, other]]) {
    const page = await makeReport(runs, 'html', parts);
    // What is no text: in text a quote is escaped.
    const places = [...page.matchAll(/\s(?:src|href|action|srcset)="([^"]*)"/g)].map(([, place]) => place!);
    expect(places.length).toBeGreaterThan(1);
    expect(places.filter((place) => !/^(data:image\/png;base64,|#)/.test(place))).toEqual([]);
    expect(page).not.toContain('url(');
  }
});

it('tells the history, the alerts, the notes and the configuration, as a page and as Markdown', async () => {
  const { run, parts } = await hostileRun();
  const page = await makeReport([run], 'html', parts);
  const text = await makeReport([run], 'markdown', parts);
  for (const said of ['Watch: it stalls.', 'non-saturating', 'seed', '1.2.3']) {
    expect(page).toContain(said);
    expect(text).toContain(said);
  }
  expect(page).toContain('data:image/png;base64,');
  expect(text.split('\n')[0]).toMatch(/^# \\<script\\>alert\\\(1\\\)/);
  expect(text).not.toMatch(/^[^\\]*<script/m);
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  expect(rows.length).toBeGreaterThan(10);
});

it('a fork says what it is a fork of', async () => {
  const { run, parts, store } = await hostileRun();
  const parent = { runId: run.id, step: 0, changes: { batchSize: 7 } };
  const fork = store.runs.create({ name: 'other', preset: null, config: run.config, parent });
  expect(await makeReport([fork], 'html', parts)).toContain('fork of #1 at step 0');
});

it('a run that has not begun has a report too', async () => {
  const { store, runId } = openRun();
  const page = await makeReport([store.runs.get(runId)!], 'html', { store, version: '0' });
  expect(page).toContain('queued, 0 of 1,000 steps');
});
