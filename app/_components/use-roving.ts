'use client';
import { type KeyboardEvent, useState } from 'react';
import { rovedTo } from './roving';

/**
 * Many buttons that are one stop of the Tab key: arrow keys move among them. `onKeyDown` goes to what holds them and
 * nothing else, and of the buttons only that `at` has the tabIndex 0.
 */
export function useRoving(count: number, columns: number, onMove?: (to: number) => void) {
  const [last, setAt] = useState(0);
  const at = Math.min(last, count - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const to = rovedTo(event.key, at, count, columns);
    if (to === null) return;
    event.preventDefault();
    setAt(to);
    event.currentTarget.querySelectorAll('button')[to]?.focus();
    onMove?.(to);
  };
  return { at, setAt, onKeyDown };
}
