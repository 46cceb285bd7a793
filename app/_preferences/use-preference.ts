'use client';
import { useSyncExternalStore } from 'react';
import {
  PREFERENCES,
  PREFERENCE_EVENT,
  type Preference,
  type PreferenceName,
  readPreference,
  writePreference,
} from './preferences';

const subscribe = (changed: () => void) => {
  const events = [PREFERENCE_EVENT, 'storage'];
  for (const event of events) window.addEventListener(event, changed);
  return () => {
    for (const event of events) window.removeEventListener(event, changed);
  };
};

export function usePreference<Name extends PreferenceName>(name: Name) {
  const value = useSyncExternalStore<Preference<Name>>(
    subscribe,
    () => readPreference(name),
    () => PREFERENCES[name][0],
  );
  return [value, (next: Preference<Name>) => writePreference(name, next)] as const;
}
