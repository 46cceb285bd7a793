import type { SeriesQuery, Store } from '@/db';
import { KnownError } from '@/lib/protocol/errors';
import { encodeNumbers } from '@/lib/protocol/numbers';
import type { SeriesColumns, SeriesResponse } from '@/lib/protocol/rest';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';
import { runOf } from './runs';

const MAX_STEP = 1e12;
const MAX_BUCKETS = 20_000;
/** More raw points than this in one answer: ask for buckets. */
const MAX_RAW_STEPS = 200_000;

/** `tags` (comma-separated, all by default; `grad_norm/g/*` is all that begin so), `from`, `to` (steps, inclusive), `buckets` or `width`. */
export function getSeries(request: ApiRequest, services: Services): Reply {
  const { store } = services;
  const { id: runId, step } = runOf(request, services);
  const from = fromOf(request.query);
  const to = whole(request.query, 'to', 0, MAX_STEP);
  const buckets = bucketsOf(request.query);
  const width = whole(request.query, 'width', 1, 2 ** 40);
  if (to !== undefined && to < from)
    throw new KnownError('BAD_REQUEST', `to (${to}) is before from (${from})`);
  if (width !== undefined && !Number.isInteger(Math.log2(width))) {
    throw new KnownError('BAD_REQUEST', `width is ${width}; give a power of two`);
  }
  if (buckets === undefined && width === undefined && Math.min(to ?? step, step) - from > MAX_RAW_STEPS) {
    throw new KnownError(
      'TOO_LARGE',
      `more than ${MAX_RAW_STEPS} steps; add buckets=1000, or narrow from and to`,
    );
  }
  const window = {
    from,
    ...(to === undefined ? {} : { to }),
    ...(buckets === undefined ? {} : { buckets }),
    ...(width === undefined ? {} : { width }),
  };
  const series = columnsOf(store, runId, request.query, window);
  return { json: { runId, lastStep: store.series.lastStep(runId), series } satisfies SeriesResponse };
}

/** The series that `tags` of a query asks for, as JSON has them. */
export function columnsOf(
  store: Store,
  runId: number,
  query: URLSearchParams,
  window: SeriesQuery,
): SeriesColumns[] {
  const known = store.series.tags(runId);
  const words = query.get('tags')?.split(',').filter(Boolean) ?? ['*'];
  const asked = words.flatMap((word) =>
    word.endsWith('*') ? known.filter((tag) => tag.startsWith(word.slice(0, -1))) : [word],
  );
  return store.series.read(runId, asked, window).map((columns) => ({
    tag: columns.tag,
    width: columns.width,
    steps: Array.from(columns.steps),
    values: encodeNumbers(columns.values),
    ...(columns.min && { min: encodeNumbers(columns.min) }),
    ...(columns.max && { max: encodeNumbers(columns.max) }),
    ...(columns.last && { last: encodeNumbers(columns.last) }),
    ...(columns.count && { count: Array.from(columns.count) }),
    ...(columns.nonFinite && { nonFinite: Array.from(columns.nonFinite) }),
  }));
}

/** The first step that is asked for. */
export const fromOf = (query: URLSearchParams): number => whole(query, 'from', 0, MAX_STEP) ?? 0;

export function bucketsOf(query: URLSearchParams): number | undefined {
  return whole(query, 'buckets', 1, MAX_BUCKETS);
}

function whole(query: URLSearchParams, name: string, least: number, most: number): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new KnownError(
      'BAD_REQUEST',
      `${name} is "${text.slice(0, 50)}"; give a whole number from ${least} to ${most}`,
    );
  }
  return value;
}
