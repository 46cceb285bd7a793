'use client';
import { writePreference } from '../_preferences/preferences';

/** Switches between light and dark; what the system prefers holds until someone does. */
export function ThemeButton() {
  const toggle = () =>
    writePreference('theme', document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark');
  return (
    <button className="plain" onClick={toggle} data-command="theme">
      Light / Dark
    </button>
  );
}
