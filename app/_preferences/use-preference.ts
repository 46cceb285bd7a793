'use client';
import { useSyncExternalStore } from 'react';
import { windowEvents } from '../_components/window-events';
import {
  PREFERENCES,
  PREFERENCE_EVENT,
  type Preference,
  type PreferenceName,
  readPreference,
  writePreference,
} from './preferences';

const subscribe = windowEvents(PREFERENCE_EVENT, 'storage');

export function usePreference<Name extends PreferenceName>(name: Name) {
  const value = useSyncExternalStore<Preference<Name>>(
    subscribe,
    () => readPreference(name),
    () => PREFERENCES[name][0],
  );
  return [value, (next: Preference<Name>) => writePreference(name, next)] as const;
}
