'use client';
import { useEffect, useState } from 'react';
import type { ChannelsResponse } from '@/lib/protocol/channels';
import { getJson, messageOf } from './rest';
import { getSocket } from './socket';

/** Where alerts go, kept up to date; null while it loads. */
export function useChannels(): { known: ChannelsResponse | null; error: string | null; load: () => void } {
  const [known, setKnown] = useState<ChannelsResponse | null>(null);
  const [error, setError] = useState<string | null>(null);
  const load = () =>
    void getJson<ChannelsResponse>('/api/channels').then(
      (answer) => {
        setKnown(answer);
        setError(null);
      },
      (reason: unknown) => setError(messageOf(reason)),
    );
  useEffect(() => {
    const socket = getSocket();
    socket.on('connect', load);
    socket.on('channels:changed', load);
    load();
    return () => {
      socket.off('connect', load);
      socket.off('channels:changed', load);
    };
  }, []);
  return { known, error, load };
}
