'use client';
import { useEffect } from 'react';
import { readPreference } from '../_preferences/preferences';
import { isInForce, perform } from './on-page';
import { commandAt, isPrefix } from './table';

/** A second key counts as following the first within this time. */
const FOLLOWS_MS = 1500;
const WRITING = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog';

/** Binds the keys of the table, once for all pages. */
export function useCommandKeys(): void {
  useEffect(() => {
    let first = { key: '', at: -Infinity };
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const withMod = event.ctrlKey || event.metaKey;
      const isWriting = event.target instanceof Element && event.target.closest(WRITING) !== null;
      if (!withMod && (isWriting || readPreference('keys') === 'off')) return;
      const key = withMod ? `Mod+${event.key.toLowerCase()}` : event.key;
      const press = event.timeStamp - first.at < FOLLOWS_MS ? `${first.key} ${key}` : key;
      first = { key, at: isPrefix(key) ? event.timeStamp : -Infinity };
      const command = commandAt(press, isInForce);
      if (!command) return;
      event.preventDefault();
      perform(command.id);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
