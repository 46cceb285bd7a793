import { expect, test } from 'vitest';
import emCalc from '@/app/_charts/em-calc';

test.each([
  ['calc(0.71em)', '0.71em'],
  ['calc(0 * -1em)', '0em'],
  ['calc(2 * -1.5em)', '-3em'],
  ['calc(0.5 * -1em + (0.7em / 2))', '-0.15em'],
])('%s, as @visx/text asks it, is %s', (asked, answer) => {
  expect(parseFloat(emCalc(asked))).toBeCloseTo(parseFloat(answer), 12);
  expect(emCalc(asked)).toMatch(/em$/);
});

test('what is not in em is refused by name', () => {
  expect(() => emCalc('calc(2 * -12px)')).toThrow('"calc(2 * -12px)"');
});
