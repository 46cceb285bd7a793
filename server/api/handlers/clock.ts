import { thinned } from '@/lib/compare/clock';
import type { ClockResponse } from '@/lib/protocol/rest';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';
import { runOf } from './runs';
import { fromOf } from './series';

/** `from` (a step): when its steps were trained, for axes of time. */
export function getClock(request: ApiRequest, services: Services): Reply {
  const { id } = runOf(request, services);
  const { steps, wallTimes } = services.store.series.readWallTimes(id, { from: fromOf(request.query) });
  return { json: { runId: id, clock: thinned(steps, wallTimes) } satisfies ClockResponse };
}
