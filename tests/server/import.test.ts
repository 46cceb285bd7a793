import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ErrorResponse, ImportAnswer, SeriesResponse } from '@/lib/protocol/rest';
import { endServer, freshDataDir, startServer, type ServerUnderTest } from '../support/server';

/** A real run of a few steps, taken from one server to another over REST and by the command line. */
let server: ServerUnderTest;
const elsewhere = freshDataDir();
const ganscope = (dataDir: string, words: string[]) =>
  spawnSync(process.execPath, ['server/bin/ganscope.mjs', ...words], {
    env: { ...process.env, GANSCOPE_DATA: dataDir, PORT: '0' },
    encoding: 'utf8',
  });
const file = join(elsewhere, 'run.ganscope');

beforeAll(async () => {
  server = await startServer(freshDataDir(), { GANSCOPE_DEMO: '0' });
  const trained = ganscope(server.dataDir, [
    'train',
    '--preset',
    'mnist-quick',
    '--steps',
    '4',
    '--name',
    'far',
  ]);
  expect(trained.status).toBe(0);
});
afterAll(async () => {
  await endServer(server);
  rmSync(elsewhere, { recursive: true, force: true });
});

const send = (body: string | Uint8Array, type = 'application/gzip') =>
  fetch(`${server.url}/api/import`, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: body as BodyInit,
  });
const seriesOf = (id: number) => server.get<SeriesResponse>(`/api/runs/${id}/series`);

it('over REST: another run with the same points', async () => {
  const archive = await fetch(`${server.url}/api/runs/1/archive?checkpoints=1`);
  expect(archive.headers.get('content-disposition')).toBe('attachment; filename="run-1.ganscope"');
  const answer = await send(new Uint8Array(await archive.arrayBuffer()));
  expect(answer.status).toBe(201);
  const { run, was } = (await answer.json()) as ImportAnswer;
  expect([was, run.id, run.name, run.state]).toEqual([1, 2, 'far', 'finished']);
  expect((await seriesOf(2)).series).toEqual((await seriesOf(1)).series);
  const { checkpoints } = await server.get<{ checkpoints: { file: string }[] }>('/api/runs/2/checkpoints');
  expect(checkpoints.map((one) => one.file)).toEqual(readdirSync(join(server.dataDir, 'checkpoints', '2')));
});

it('what is no archive, or not sent as one, is refused in words', async () => {
  const refusal = async (answer: Response) =>
    `${answer.status} ${((await answer.json()) as ErrorResponse).error.message}`;
  expect(await refusal(await send('{}', 'application/json'))).toBe(
    '400 send the file as Content-Type: application/gzip',
  );
  expect(await refusal(await send('<html>'))).toContain('400 the file cannot be imported:');
  expect(await refusal(await fetch(`${server.url}/api/runs/1/archive?checkpoints=yes`))).toContain(
    'give 0 or 1',
  );
});

it('by the command line: from a server that runs into a folder that has none', () => {
  const exported = ganscope(server.dataDir, ['export', '1', file, '--checkpoints']);
  expect(exported).toMatchObject({ status: 0, stdout: `run 1 is in ${file}\n` });
  const first = ganscope(elsewhere, ['import', file]);
  expect(first).toMatchObject({ status: 0, stdout: 'imported as run 1: far\n' });
  const again = ganscope(elsewhere, ['import', file]);
  expect(again.stdout).toBe('imported as run 2 (it was run 1 where it comes from): far\n');
  const page = join(elsewhere, 'report.html');
  expect(ganscope(elsewhere, ['report', '1', '#2', '-o', page]).stdout).toBe(`the report is in ${page}\n`);
  expect(readFileSync(page, 'utf8')).toContain('2 runs side by side');
  expect(ganscope(elsewhere, ['report', '1', '--markdown']).stdout).toMatch(/^# far #1\n/);
  expect(ganscope(elsewhere, ['report', 'one']).stderr).toContain('give the number of a run');
  writeFileSync(file, 'x');
  expect(ganscope(elsewhere, ['import', file])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('the file cannot be imported') as string,
  });
  expect(ganscope(elsewhere, ['export', '1', 'run.zip']).stderr).toContain('ends in .ganscope');
});
