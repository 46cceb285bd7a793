/** What this browser remembers of how its user likes the pages; the first value of each holds until one chooses. */
export const PREFERENCES = {
  theme: ['system', 'light', 'dark'],
  density: ['comfortable', 'compact'],
  marks: ['usual', 'strong'],
  keys: ['on', 'off'],
  smoothing: ['median:9', 'ema:40', 'none'],
} as const;

export type PreferenceName = keyof typeof PREFERENCES;
export type Preference<Name extends PreferenceName> = (typeof PREFERENCES)[Name][number];

/** Told on the window when one of them changes; canvases read their colours from the page and draw again. */
export const PREFERENCE_EVENT = 'themechange';

export function readPreference<Name extends PreferenceName>(name: Name): Preference<Name> {
  const values: readonly Preference<Name>[] = PREFERENCES[name];
  const [initial] = PREFERENCES[name];
  try {
    const stored = localStorage.getItem(name);
    return values.find((value) => value === stored) ?? initial;
  } catch {
    return initial; // storage is blocked
  }
}

export function writePreference<Name extends PreferenceName>(name: Name, value: Preference<Name>): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // storage is blocked: it holds until the page is left
  }
  applyPreference(name, value);
  window.dispatchEvent(new Event(PREFERENCE_EVENT));
}

/** What the style sheets read: `data-theme`, `data-density` and `data-marks` of the page. */
function applyPreference(name: PreferenceName, value: string): void {
  const { dataset } = document.documentElement;
  if (name === 'density' || name === 'marks') dataset[name] = value;
  if (name !== 'theme') return;
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  dataset['theme'] = value !== 'system' ? value : prefersDark ? 'dark' : 'light';
}
