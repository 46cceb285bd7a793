import type { Alert, Run, RunEvent, RunSummary, Sample, Verdict } from '@/lib/protocol/entities';
import { encodeNumbers } from '@/lib/protocol/numbers';
import type { AlertChange } from '@/lib/protocol/socket-events';
import type { Points } from './store';
import type { RoomSequences, Sockets } from '../sockets/connection';
import { roomOf } from '../sockets/rooms';

/** The last stage: tells the browsers. Nothing here may slow the ones before it. */
export interface Broadcast {
  runChanged(run: RunSummary): void;
  runAnnotated(run: Pick<Run, 'id' | 'notes' | 'bookmarks'>): void;
  runDeleted(runId: number): void;
  points(runId: number, batch: Points): void;
  sampleAdded(sample: Sample): void;
  eventAdded(event: RunEvent): void;
  alertChanged(alert: Alert, change: AlertChange): void;
  channelsChanged(): void;
  verdictChanged(runId: number, verdict: Verdict): void;
}

export function createBroadcast(io: Sockets, sequences: RoomSequences): Broadcast {
  return {
    runChanged: (run) => void io.emit('run:changed', run),
    runAnnotated: ({ id: runId, notes, bookmarks }) =>
      void io.to(roomOf(runId)).emit('run:annotated', { runId, notes, bookmarks }),
    runDeleted: (runId) => void io.emit('run:deleted', { runId }),
    points(runId, { steps, wallTimes, tags, values }) {
      const seq = sequences.next(runId);
      const room = roomOf(runId);
      if (!io.sockets.adapter.rooms.has(room)) return; // nobody looks: spare the encoding
      // Volatile: a browser that is slow or asleep drops points and fetches them later.
      io.to(room).volatile.emit('series:points', {
        runId,
        epoch: sequences.epoch,
        seq,
        steps: Array.from(steps),
        wallTimes: Array.from(wallTimes),
        tags,
        values: values.map(encodeNumbers),
      });
    },
    sampleAdded: (sample) => void io.to(roomOf(sample.runId)).emit('sample:added', sample),
    eventAdded: (event) => void io.to(roomOf(event.runId)).emit('event:added', event),
    alertChanged: (alert, change) => void io.emit('alert:changed', alert, change),
    channelsChanged: () => void io.emit('channels:changed'),
    verdictChanged: (runId, verdict) => void io.to(roomOf(runId)).emit('verdict:changed', { runId, verdict }),
  };
}
