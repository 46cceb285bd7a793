'use client';
import { useEffect, useState } from 'react';

/** x, y of each point in turn, of stored samples; those before stay until the new ones are here. */
export function usePoints(hash: string | null): Float32Array | null {
  const [points, setPoints] = useState<Float32Array | null>(null);
  useEffect(() => {
    if (hash === null) return;
    const asked = new AbortController();
    fetch(`/api/images/${hash}`, { signal: asked.signal })
      .then(async (response) => {
        if (response.ok) setPoints(new Float32Array(await response.arrayBuffer()));
      })
      .catch(() => undefined); // given up for other points, or the connection is gone, which the page says
    return () => asked.abort();
  }, [hash]);
  return hash === null ? null : points;
}
