import type { Level } from '@/lib/protocol/entities';
import { isAlarm } from './alert-groups';
import { alertsStore } from './use-alerts';

const KEY = 'sound';
/** Hz and seconds. */
const TONE = { warning: 440, critical: 660, length: 0.18, gap: 0.26 };

/** One a tab. A browser lets it sound after the first click or key on the page. */
let context: AudioContext | null = null;

export const isSounding = () => localStorage.getItem(KEY) === '1';

/** From a click: lets alerts sound from now on, and lets one hear how. */
export function startSounding(): void {
  localStorage.setItem(KEY, '1');
  wake();
  play('warning');
}

export const stopSounding = () => localStorage.removeItem(KEY);

/** Sounds every alarm of every run where that was asked for; one that is critical twice. */
export function soundAlerts(): () => void {
  const gesture = () => isSounding() && wake();
  const gestures = ['pointerdown', 'keydown'] as const;
  for (const kind of gestures) window.addEventListener(kind, gesture, { once: true });
  const unwatch = alertsStore.watch((alert) => {
    if (isAlarm(alert) && isSounding()) play(alert.level);
  });
  return () => {
    unwatch();
    for (const kind of gestures) window.removeEventListener(kind, gesture);
  };
}

function wake(): void {
  context ??= new AudioContext();
  void context.resume();
}

function play(level: Level): void {
  if (!context) return; // no gesture yet: the browser would not let it be heard
  const isCritical = level === 'critical';
  for (const start of isCritical ? [0, TONE.gap] : [0]) {
    const from = context.currentTime + start;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = isCritical ? TONE.critical : TONE.warning;
    // Swells and fades: a tone that is cut off clicks.
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.2, from + 0.02);
    volume.gain.linearRampToValueAtTime(0, from + TONE.length);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + TONE.length);
  }
}
