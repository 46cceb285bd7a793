'use client';
import { useCallback, useMemo, useState } from 'react';
import type { StepCursor } from './use-step-axis';

/** The crosshair of a page: it follows the pointer, and where it is pinned the page's address says so. */
export function useCursor(
  at: number | null,
  pin: (at: number | null) => void,
): readonly [StepCursor | null, (cursor: StepCursor | null) => void] {
  const [hovered, setHovered] = useState<StepCursor | null>(null);
  const cursor = useMemo(() => hovered ?? (at === null ? null : { step: at, pinned: true }), [hovered, at]);
  const point = useCallback(
    (next: StepCursor | null) => {
      setHovered(next?.pinned ? null : next);
      if (next === null || next.pinned) pin(next?.step ?? null);
    },
    [pin],
  );
  return [cursor, point];
}
