import { Readable } from 'node:stream';
import { KnownError } from '@/lib/protocol/errors';
import { encodeNumber } from '@/lib/protocol/numbers';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';
import { runOf } from './runs';

/** Every stored point, a step a line, written as it is read: a long run never stands in memory whole. */
export function exportRun(request: ApiRequest, services: Services): Reply {
  const run = runOf(request, services);
  const format = request.query.get('format') ?? 'jsonl';
  if (format !== 'jsonl' && format !== 'csv') {
    throw new KnownError('BAD_REQUEST', `format is "${format.slice(0, 50)}"; give jsonl or csv`);
  }
  const lines = format === 'csv' ? csv(run.id, services) : jsonl(run.id, services);
  return {
    headers: {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': `attachment; filename="run-${run.id}.${format}"`,
    },
    body: Readable.from(lines),
  };
}

function* jsonl(runId: number, services: Services): Generator<string> {
  for (const { step, values } of services.store.series.iterate(runId)) {
    const point = Object.fromEntries([...values].map(([tag, value]) => [tag, encodeNumber(value)]));
    yield `${JSON.stringify({ step, ...point })}\n`;
  }
}

function* csv(runId: number, services: Services): Generator<string> {
  const tags = services.store.series.tags(runId);
  yield `step,${tags.join(',')}\n`;
  for (const { step, values } of services.store.series.iterate(runId)) {
    const cells = tags.map((tag) => (values.has(tag) ? String(encodeNumber(values.get(tag) ?? NaN)) : ''));
    yield `${step},${cells.join(',')}\n`;
  }
}
