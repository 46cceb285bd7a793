import { expect, it } from 'vitest';
import { EVERYTHING, type EventFilter, matches } from '@/app/_views/run/event-filter';

const EVENTS = [
  { level: 'info', message: 'Checkpoint at step 500' },
  { level: 'warning', message: 'Vanishing gradient in dense' },
  { level: 'critical', message: 'D loss at zero' },
] as const;
const shown = (filter: Partial<EventFilter>) =>
  EVENTS.filter(matches({ ...EVERYTHING, ...filter })).map(({ level }) => level);

it('shows a level and the graver ones', () => {
  expect(shown({})).toEqual(['info', 'warning', 'critical']);
  expect(shown({ least: 'warning' })).toEqual(['warning', 'critical']);
  expect(shown({ least: 'critical' })).toEqual(['critical']);
});

it('finds text in any case, and both must hold', () => {
  expect(shown({ text: ' d LOSS ' })).toEqual(['critical']);
  expect(shown({ text: 'checkpoint', least: 'warning' })).toEqual([]);
  expect(shown({ text: 'step.500' })).toEqual([]); // text, not a pattern
});
