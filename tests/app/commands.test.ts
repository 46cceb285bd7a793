import { expect, it } from 'vitest';
import { COMMANDS, commandAt, isPrefix } from '@/app/_commands/table';

const at = (press: string, ...inForce: string[]) =>
  commandAt(press, (id) => inForce.includes(id))?.id ?? null;

it('a key presses what is in force on the page', () => {
  expect(at('p', 'pause')).toBe('pause');
  expect(at('p', 'resume')).toBe('resume');
  expect(at('p')).toBeNull();
});

it('a key that begins two is no command of its own', () => {
  const single = COMMANDS.map(({ press }) => press).filter((press) => !press.includes(' '));
  expect(single.filter(isPrefix)).toEqual([]);
  expect(isPrefix('g')).toBe(true);
});

it('each command has one name', () => {
  expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
});
