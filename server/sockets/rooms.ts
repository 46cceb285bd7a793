import type { Server } from 'socket.io';
import type { ClientToServer, ServerToClient } from '@/lib/protocol/socket-events';

const PREFIX = 'run:';

/** Where the watchers of a run are told of it. */
export const roomOf = (runId: number) => `${PREFIX}${runId}`;

/** Tells those who watch a run how many they are whenever one comes or goes; one who vanishes leaves the room, too. */
export function tellViewers(io: Server<ClientToServer, ServerToClient>): void {
  const { adapter } = io.sockets;
  const tell = (room: string) => {
    if (!room.startsWith(PREFIX)) return; // each socket has a room of its own
    const viewers = adapter.rooms.get(room)?.size ?? 0;
    io.to(room).emit('run:watched', { runId: Number(room.slice(PREFIX.length)), viewers });
  };
  adapter.on('join-room', tell);
  adapter.on('leave-room', tell);
}
