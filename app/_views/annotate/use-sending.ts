'use client';
import { useState } from 'react';
import { messageOf, sendJson } from '../../_stream/rest';

type Send = (...request: Parameters<typeof sendJson>) => Promise<boolean>;

/** Sends a change and keeps what went wrong, until the next one; true where it was taken. The page hears of it by its socket. */
export function useSending(): { error: string | null; send: Send } {
  const [error, setError] = useState<string | null>(null);
  const send: Send = async (...request) => {
    try {
      await sendJson(...request);
      setError(null);
      return true;
    } catch (reason) {
      setError(messageOf(reason));
      return false;
    }
  };
  return { error, send };
}
