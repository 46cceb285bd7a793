'use client';
import { useSearchParams } from 'next/navigation';
import { useMemo, useSyncExternalStore } from 'react';
import { windowEvents } from '../../_components/window-events';
import { type ListView, addressOf, readView } from './run-filter';

const CHANGED = 'list-view';

const subscribe = windowEvents(CHANGED);

/**
 * The view that the address asks for, and how to ask for another. It is read from the address itself: what the router
 * tells of it comes a moment late, and a letter or a tick made in that moment would be lost.
 */
export function useListView(): [ListView, (next: ListView) => void] {
  useSearchParams(); // a link to the list, or the way back, draws it again
  const search = useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => '',
  );
  const view = useMemo(() => readView(new URLSearchParams(search)), [search]);
  return [view, show];
}

function show(next: ListView): void {
  window.history.replaceState(null, '', addressOf(next));
  window.dispatchEvent(new Event(CHANGED));
}
