import { expect, it } from 'vitest';
import { createGuessLimit } from '@/server/security/guess-limit';

it('looks at no token of an address after ten wrong ones within a minute, until that is over', () => {
  let now = 0;
  const limit = createGuessLimit(() => now);
  for (let guess = 0; guess < 9; guess++) limit.wrong('a');
  expect(limit.waitOf('a')).toBe(0);
  now = 20_000;
  limit.wrong('a');
  expect(limit.waitOf('a')).toBe(40);
  expect(limit.waitOf('b')).toBe(0);
  now = 60_000;
  expect(limit.waitOf('a')).toBe(0);
  limit.wrong('a');
  expect(limit.waitOf('a')).toBe(0);
});

it('remembers no more addresses than it can', () => {
  const limit = createGuessLimit(() => 0);
  for (let guess = 0; guess < 10; guess++) limit.wrong('first');
  for (let address = 0; address < 10_000; address++) limit.wrong(`${address}`);
  expect(limit.waitOf('first')).toBe(0);
});
