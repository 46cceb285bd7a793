import { Readable } from 'node:stream';
import { KnownError } from '@/lib/protocol/errors';
import { encodeNumber } from '@/lib/protocol/numbers';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';
import { runOf } from './runs';

const BLOCK_STEPS = 4096;

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

/** Steps in order with what was measured at each; NaN and infinities keep their names. */
function* rows(runId: number, { store }: Services): Generator<{ step: number; values: Map<string, number> }> {
  const tags = store.series.tags(runId);
  const end = store.series.lastStep(runId);
  for (let from = 0; from <= end; from += BLOCK_STEPS) {
    const block = new Map<number, Map<string, number>>();
    for (const { tag, steps, values } of store.series.read(runId, tags, {
      from,
      to: from + BLOCK_STEPS - 1,
    })) {
      for (const [index, step] of steps.entries()) {
        const row = block.get(step) ?? new Map<string, number>();
        block.set(step, row.set(tag, values[index] ?? NaN));
      }
    }
    for (const step of [...block.keys()].sort((a, b) => a - b)) {
      yield { step, values: block.get(step) ?? new Map<string, number>() };
    }
  }
}

function* jsonl(runId: number, services: Services): Generator<string> {
  for (const { step, values } of rows(runId, services)) {
    const point = Object.fromEntries([...values].map(([tag, value]) => [tag, encodeNumber(value)]));
    yield `${JSON.stringify({ step, ...point })}\n`;
  }
}

function* csv(runId: number, services: Services): Generator<string> {
  const tags = services.store.series.tags(runId);
  yield `step,${tags.join(',')}\n`;
  for (const { step, values } of rows(runId, services)) {
    const cells = tags.map((tag) => (values.has(tag) ? String(encodeNumber(values.get(tag) ?? NaN)) : ''));
    yield `${step},${cells.join(',')}\n`;
  }
}
