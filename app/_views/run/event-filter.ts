import type { RunEvent } from '@/lib/protocol/entities';
import { LEVELS, type Level } from '@/lib/protocol/level';

export interface EventFilter {
  /** This level and graver ones. */
  least: Level;
  text: string;
}

export const EVERYTHING: EventFilter = { least: 'info', text: '' };

export const matches =
  ({ least, text }: EventFilter) =>
  ({ level, message }: Pick<RunEvent, 'level' | 'message'>): boolean =>
    LEVELS.indexOf(level) >= LEVELS.indexOf(least) &&
    message.toLowerCase().includes(text.trim().toLowerCase());
