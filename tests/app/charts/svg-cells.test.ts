import { expect, it } from 'vitest';
import { SHADES, cellPaths } from '@/app/_charts/svg-cells';

const row = (steps: number[], values: number[]) => ({ layer: 'out', label: 'out', steps, values });
const paths = (steps: number[], values: number[]) =>
  Object.fromEntries(cellPaths([row(steps, values)], [-2, 0], (step) => step));

it('neighbours of one shade are one cell, zero is left empty, and what is not finite has its own', () => {
  expect(paths([0, 1, 2, 3, 4], [1, 1, 0, NaN, 0.01])).toEqual({
    [SHADES - 1]: 'M0 0H2v15H0z',
    'not-finite': 'M3 0H4v15H3z',
    0: 'M4 0H5v15H4z',
  });
});

it('a cell before a hole is as wide as the one before it', () => {
  const steps = [0, 1, 2, 3, 90, 91, 92, 93];
  expect(
    paths(
      steps,
      steps.map(() => 1),
    ),
  ).toEqual({ [SHADES - 1]: 'M0 0H4v15H0zM90 0H94v15H90z' });
});
