import { createInterface } from 'node:readline';
import { type Socket, io } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '@/lib/protocol/socket-events';

/** So many viewers of run 1, in a process of their own: told `watch` or `unwatch` on its input, it answers when all do. */
const [url = '', count = '0'] = process.argv.slice(2);
let heard = 0;
const sockets: Socket<ServerToClient, ClientToServer>[] = [];
for (let index = 0; index < Number(count); index += 1) {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    transports: ['websocket'],
    forceNew: true,
  });
  socket.on('series:points', () => (heard += 1));
  await new Promise<void>((connected) => socket.on('connect', connected));
  sockets.push(socket);
}
console.log('connected');
for await (const word of createInterface({ input: process.stdin })) {
  const event = word === 'watch' ? 'run:watch' : 'run:unwatch';
  await Promise.all(sockets.map((socket) => socket.emitWithAck(event, { runId: 1 })));
  console.log(`${word} ${heard}`);
}
process.exit(0);
