import { type Socket, io } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '@/lib/protocol/socket-events';

let socket: Socket<ServerToClient, ClientToServer> | null = null;

/** One socket a tab: React mounts twice in strict mode, and pages come and go. */
export function getSocket(): Socket<ServerToClient, ClientToServer> {
  socket ??= io({ transports: ['websocket'], reconnectionDelayMax: 5000 });
  return socket;
}
