import type { Run } from '@/lib/protocol/entities';
import type { SweepResponse } from '@/lib/protocol/sweep';
import { postJson } from '../../_stream/rest';
import type { Plain } from '../config-form/schema';
import { compareHref, sweepHref } from '../fork/hrefs';
import { type Origin, isTraining } from './new-run-origin';
import type { sweepAsked } from './new-run-sweep';

interface Asked {
  /** Null: from the preset. */
  origin: Origin | null;
  preset: string | undefined;
  from: number;
  beside: boolean;
  name: string | undefined;
  changes: Plain;
  sweep: ReturnType<typeof sweepAsked>;
}

/** Asks the server for what the form says; the address of the page that shows it. */
export async function startAsked({
  origin,
  preset,
  from,
  beside,
  name,
  changes,
  sweep,
}: Asked): Promise<string> {
  if (sweep) {
    const { settings, kind, count } = sweep;
    const base = origin ? { run: origin.run.id } : { preset };
    const body = { base, config: changes, settings, kind, count, name };
    const { runs } = await postJson<SweepResponse>('/api/sweeps', body);
    return sweepHref(runs);
  }
  if (origin) {
    const body = { from, changes, name, beside: beside && isTraining(origin) };
    const { id } = await postJson<Run>(`/api/runs/${origin.run.id}/fork`, body);
    return compareHref(origin.run.id, id);
  }
  const { id } = await postJson<Run>('/api/runs', { preset, name, config: changes });
  return `/runs/${id}`;
}
