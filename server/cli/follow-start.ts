import { clearLine, cursorTo } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { Run, RunEvent } from '@/lib/protocol/entities';
import type { EventsResponse } from '@/lib/protocol/rest';
import type { Client } from './client';

const POLL_MS = 500;

/**
 * Says what a run's log says until it trains, since a dataset may have to be fetched. A line that says how far
 * something is changes where it stands; on a pipe its first words are written, once.
 */
export async function followStart(
  client: Client,
  runId: number,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<void> {
  let shown: RunEvent | null = null;
  for (let isStarting = true; isStarting;) {
    const { state } = await client.get<Run>(`/api/runs/${runId}`);
    isStarting = state === 'queued' || state === 'starting';
    const { events } = await client.get<EventsResponse>(`/api/runs/${runId}/events`);
    for (const event of events.filter(({ kind }) => kind === 'log').reverse()) {
      if (shown && (event.id < shown.id || event.message === shown.message)) continue;
      if (!stream.isTTY) {
        if (event.id !== shown?.id) stream.write(`${event.message}\n`);
      } else {
        if (shown && event.id !== shown.id) stream.write('\n');
        clearLine(stream, 0);
        cursorTo(stream, 0);
        stream.write(event.message);
      }
      shown = event;
    }
    if (isStarting) await wait(POLL_MS);
  }
  if (shown && stream.isTTY) stream.write('\n');
}
