import { type EstimateResponse, estimateBody } from '@/lib/protocol/estimate';
import { type ApiRequest, type Reply, parseBody } from '../http';
import type { Services } from '../services';

/** Answers when a few steps were timed, or says why not. */
export async function estimateRun(request: ApiRequest, { supervisor }: Services): Promise<Reply> {
  return { json: (await supervisor.estimate(parseBody(estimateBody, request))) satisfies EstimateResponse };
}
