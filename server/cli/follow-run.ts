import { setTimeout as wait } from 'node:timers/promises';
import { Presets, SingleBar } from 'cli-progress';
import type { Run } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import { decodeNumber } from '@/lib/protocol/numbers';
import type { SeriesResponse } from '@/lib/protocol/rest';
import { ENDED_STATES } from '@/lib/protocol/run-state';
import { TAG } from '@/lib/protocol/tags';
import type { Client } from './client';
import { followStart } from './follow-start';

type Followed = Pick<Run, 'id' | 'name' | 'step' | 'totalSteps' | 'queuePosition'>;

const POLL_MS = 500;

/** That a run was made, and where it is to be seen. */
export function announce(client: Client, { id, name, totalSteps, queuePosition }: Followed): void {
  console.error(`run #${id} "${name}", ${totalSteps} steps; also at ${client.url}/runs/${id}`);
  if (queuePosition !== null) console.error(`it waits at place ${queuePosition} in the queue`);
}

/** Until the run has ended, which it is asked to by Ctrl-C; what became of it is told, and is an error where it failed. */
export async function followRun(client: Client, created: Followed): Promise<Run> {
  const stop = () =>
    void client.post(`/api/runs/${created.id}/stop`).catch((error: unknown) => console.error(error));
  process.once('SIGINT', stop);
  try {
    await followStart(client, created.id);
    const ended = await follow(client, created);
    report(ended);
    return ended;
  } finally {
    process.off('SIGINT', stop);
  }
}

/** Draws the bar until the run ends; on a pipe, where a bar would be noise, it says nothing. */
async function follow(client: Client, created: Followed): Promise<Run> {
  const bar = new SingleBar(
    {
      format:
        '{bar} {percentage}% | step {value}/{total} | {speed} steps/s | {eta_formatted} left | D {d} G {g}',
    },
    Presets.shades_classic,
  );
  bar.start(created.totalSteps, created.step, { speed: '-', d: '-', g: '-' });
  for (;;) {
    const run = await client.get<Run>(`/api/runs/${created.id}`);
    const query = `tags=${TAG.lossD},${TAG.lossG}&from=${run.step}`;
    const { series } = await client.get<SeriesResponse>(`/api/runs/${run.id}/series?${query}`);
    const newest = (tag: string) => {
      const value = series.find((one) => one.tag === tag)?.values.at(-1);
      return value === undefined ? '-' : decodeNumber(value).toFixed(3);
    };
    bar.update(run.step, {
      speed: run.stepsPerSecond?.toFixed(1) ?? '-',
      d: newest(TAG.lossD),
      g: newest(TAG.lossG),
    });
    if (ENDED_STATES.includes(run.state)) {
      bar.stop();
      return run;
    }
    await wait(POLL_MS);
  }
}

function report(run: Run): void {
  if (run.state === 'failed')
    throw new KnownError(run.failure?.code ?? 'INTERNAL', run.failure?.message ?? 'the run failed');
  console.error(
    `run #${run.id} ${run.state} at step ${run.step}${run.verdict ? `. ${run.verdict.sentence}` : ''}`,
  );
}
