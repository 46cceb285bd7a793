import { describe, expect, test } from 'vitest';
import { rovedTo } from '@/app/_components/roving';

describe('arrow keys among many', () => {
  test.each([
    ['ArrowDown', 0, 1],
    ['ArrowUp', 2, 1],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['ArrowUp', 0, null],
    ['ArrowDown', 2, null],
    ['ArrowRight', 0, null],
    ['Enter', 0, null],
  ])('in a column of three: %s at %i', (key, at, to) => {
    expect(rovedTo(key, at, 3, 1)).toBe(to);
  });

  test.each([
    ['ArrowRight', 0, 1],
    ['ArrowLeft', 4, 3],
    ['ArrowDown', 1, 5],
    ['ArrowUp', 5, 1],
    ['ArrowDown', 3, null], // the last row is not full
    ['ArrowLeft', 0, null],
    ['Home', 0, null], // is there
  ])('in rows of four, seven in all: %s at %i', (key, at, to) => {
    expect(rovedTo(key, at, 7, 4)).toBe(to);
  });
});
