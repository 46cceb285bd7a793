import { type Socket, io } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '@/lib/protocol/socket-events';

let socket: Socket<ServerToClient, ClientToServer> | null = null;

/** One socket a tab: React mounts twice in strict mode, and pages come and go. */
export function getSocket(): Socket<ServerToClient, ClientToServer> {
  socket ??= open();
  return socket;
}

function open(): Socket<ServerToClient, ClientToServer> {
  const opened = io({ transports: ['websocket'], reconnectionDelayMax: 5000 });
  // Shown out by the server: it was asked to sign every browser out. Loading the page again asks for the token.
  opened.on('disconnect', (reason) => reason === 'io server disconnect' && location.reload());
  return opened;
}
