import { randomUUID } from 'node:crypto';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { describeIssues } from '@/lib/protocol/errors';
import { type ClientToServer, type ServerToClient, watchRun } from '@/lib/protocol/socket-events';
import { roomOf, tellViewers } from './rooms';

export type Sockets = Server<ClientToServer, ServerToClient>;

/** Counts the points sent to each run's room; a browser that misses one fetches what it lacks. */
export interface RoomSequences {
  /** Changes with every start of the server. */
  epoch: string;
  next(runId: number): number;
  current(runId: number): number;
}

export function createSequences(): RoomSequences {
  const sequences = new Map<number, number>();
  const current = (runId: number) => sequences.get(runId) ?? 0;
  return {
    epoch: randomUUID(),
    current,
    next(runId) {
      const seq = current(runId) + 1;
      sequences.set(runId, seq);
      return seq;
    },
  };
}

/** Browsers come in here: checked at the door, then in the rooms of the runs they watch. */
export function openSockets(
  http: HttpServer,
  admit: (request: IncomingMessage) => void,
  sequences: RoomSequences,
): Sockets {
  const io: Sockets = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: 64 * 1024, // browsers send requests, never data
    allowRequest: (request, decide) => {
      try {
        admit(request);
        decide(null, true);
      } catch (error) {
        decide(error instanceof Error ? error.message : 'refused', false);
      }
    },
  });
  tellViewers(io);
  io.on('connection', (socket) => {
    socket.on('run:watch', async (request, acknowledge) => {
      const parsed = watchRun.safeParse(request);
      if (typeof acknowledge !== 'function') return;
      if (!parsed.success) {
        acknowledge({ ok: false, error: { code: 'BAD_REQUEST', message: describeIssues(parsed.error) } });
        return;
      }
      await socket.join(roomOf(parsed.data.runId));
      acknowledge({
        ok: true,
        value: { epoch: sequences.epoch, seq: sequences.current(parsed.data.runId) },
      });
    });
    socket.on('run:unwatch', async (request, acknowledge) => {
      const parsed = watchRun.safeParse(request);
      if (parsed.success) await socket.leave(roomOf(parsed.data.runId));
      if (typeof acknowledge === 'function') acknowledge({ ok: true, value: null });
    });
  });
  return io;
}
