import { expect, it } from 'vitest';
import { bytesInWords, olderThan } from '@/app/_views/settings/old-runs';

const DAY = 86_400_000;

it('a run is old by when it ended, or was made; one that is under way never is', () => {
  const old = olderThan(30, 100 * DAY);
  expect(old({ state: 'finished', endedAt: 69 * DAY, createdAt: 0 })).toBe(true);
  expect(old({ state: 'finished', endedAt: 70 * DAY, createdAt: 0 })).toBe(false);
  expect(old({ state: 'failed', endedAt: null, createdAt: 0 })).toBe(true);
  expect(old({ state: 'running', endedAt: null, createdAt: 0 })).toBe(false);
  expect(old({ state: 'queued', endedAt: null, createdAt: 0 })).toBe(false);
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [1_234_567, '1.2 MB'],
  [2e12, '2.0 TB'],
])('%d bytes are %s', (bytes, words) => expect(bytesInWords(bytes)).toBe(words));
