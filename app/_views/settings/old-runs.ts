import type { RunListItem } from '@/lib/protocol/rest';
import { ENDED_STATES } from '@/lib/protocol/run-state';

const DAY_MS = 24 * 60 * 60_000;

/** Runs that ended more than so many days ago. */
export const olderThan =
  (days: number, now: number) =>
  ({ state, endedAt, createdAt }: Pick<RunListItem, 'state' | 'endedAt' | 'createdAt'>): boolean =>
    ENDED_STATES.includes(state) && (endedAt ?? createdAt) < now - days * DAY_MS;

/** `1.2 MB`, in steps of a thousand as disks are sold. */
export function bytesInWords(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}
