import { describe, expect, it } from 'vitest';
import { type Band, placeBandNames } from '@/app/_charts/bands';

const band = (from: number, title: string, token: Band['token'] = '--watch'): Band => ({
  from,
  to: 1000,
  title,
  token,
});
/** A plot of 100 to 900 pixels, a pixel a step. */
const placed = (...bands: Band[]) =>
  placeBandNames(bands, (step) => step, [100, 900]).map(({ band: { title }, late }) => [title, late]);

describe('the names of alert bands', () => {
  it('stand at their edge, and before it at the end of the plot', () =>
    expect(placed(band(200, 'zero'), band(850, 'late'))).toEqual([
      ['zero', false],
      ['late', true],
    ]));
  it('leave out what would lie on another, whichever way it reads', () => {
    expect(placed(band(200, 'zero'), band(250, 'near'))).toEqual([['zero', false]]);
    expect(placed(band(700, 'zero'), band(820, 'late'))).toEqual([['zero', false]]);
  });
  it('give the place to what is critical', () =>
    expect(placed(band(700, 'zero'), band(820, 'dead', '--crit'))).toEqual([['dead', true]]));
  it('are of the window alone', () => expect(placed(band(50, 'before'), band(950, 'after'))).toEqual([]));
});
