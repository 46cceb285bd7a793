'use client';
import { useSyncExternalStore } from 'react';
import { getSocket } from './socket';

const subscribe = (changed: () => void) => {
  const socket = getSocket();
  socket.on('connect', changed);
  socket.on('disconnect', changed);
  return () => {
    socket.off('connect', changed);
    socket.off('disconnect', changed);
  };
};

/** True while the socket stands; true on the server, where nobody knows better. */
export function useConnection(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => getSocket().connected,
    () => true,
  );
}
