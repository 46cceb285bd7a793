import { KnownError } from '@/lib/protocol/errors';
import type { Run } from '@/lib/protocol/entities';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';
import { runsNamed } from './named-runs';
import { runOf } from './runs';

/** One run as a file that needs nothing else. */
export const reportRun = (request: ApiRequest, services: Services): Promise<Reply> =>
  report([runOf(request, services)], request, services);

/** Runs side by side: `runs=1,2`. */
export const reportRuns = (request: ApiRequest, services: Services): Promise<Reply> =>
  report(runsNamed(request, services, 1), request, services);

async function report(runs: readonly Run[], { query }: ApiRequest, services: Services): Promise<Reply> {
  const format = query.get('format') ?? 'html';
  if (format !== 'html' && format !== 'markdown')
    throw new KnownError('BAD_REQUEST', `format is "${format.slice(0, 50)}"; give html or markdown`);
  // React's renderer is loaded by the first who asks.
  const { makeReport } = await import('../../report');
  const name = `${runs.length === 1 ? 'run' : 'runs'}-${runs.map(({ id }) => id).join('-')}`;
  return {
    headers: {
      'Content-Type': `text/${format}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}.${format === 'html' ? 'html' : 'md'}"`,
    },
    body: Buffer.from(await makeReport(runs, format, services)),
  };
}
