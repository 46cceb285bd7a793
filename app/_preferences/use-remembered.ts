'use client';
import { useCallback, useSyncExternalStore } from 'react';
import { windowEvents } from '../_components/window-events';

const CHANGED = 'rememberedchange';

const subscribe = windowEvents(CHANGED, 'storage');

/** What cannot be stored, until the page is left. */
const unstored = new Map<string, string | null>();

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return unstored.get(name) ?? null; // storage is blocked
  }
}

function write(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    unstored.set(name, text);
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** A few words that this browser remembers of how its user likes pages to be; null: as they are at first. */
export function useRemembered(name: string): readonly [string | null, (text: string | null) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => read(name),
    () => null,
  );
  return [text, useCallback((next: string | null) => write(name, next), [name])];
}
