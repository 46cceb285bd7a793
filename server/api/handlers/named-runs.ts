import { MOST_COMPARED } from '@/lib/protocol/compare';
import type { Run } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import type { ApiRequest } from '../http';
import type { Services } from '../services';
import { runOf } from './runs';

/** The runs that `runs=3,5` names, each once, from `least` on. */
export function runsNamed({ query }: ApiRequest, services: Services, least: number): Run[] {
  const ids = [...new Set((query.get('runs') ?? '').split(',').filter(Boolean))];
  if (ids.length < least || ids.length > MOST_COMPARED)
    throw new KnownError(
      'BAD_REQUEST',
      `runs names ${ids.length}; give ${least} to ${MOST_COMPARED} different ones, e.g. runs=1,2`,
    );
  return ids.map((id) => runOf({ params: { id } }, services));
}
