import type { Ink } from './canvas-layer';

/** Steps that an alert spans. */
export interface Band {
  from: number;
  to: number;
  title: string;
  token: '--watch' | '--crit';
}

/** A tint over the alert's steps, with an edge where it began. */
export function drawBands(
  context: CanvasRenderingContext2D,
  bands: readonly Band[],
  x: (step: number) => number,
  height: number,
  ink: Ink,
) {
  for (const { from, to, token } of bands) {
    context.fillStyle = ink(token);
    context.globalAlpha = 0.08;
    context.fillRect(x(from), 0, Math.max(1, x(to) - x(from)), height);
    context.globalAlpha = 1;
    context.fillRect(x(from), 0, 1, height);
  }
}

/** A name's width at most, in CSS pixels. */
const NAME_WIDTH = 130;

/** Where a band's name stands: begins at its edge, or ends there where it would leave the plot. */
export interface BandName {
  band: Band;
  at: number;
  late: boolean;
}

/** The names that have room between `left` and `right` CSS pixels; a graver one takes it from the others. */
export function placeBandNames(
  bands: readonly Band[],
  x: (step: number) => number,
  [left, right]: readonly [number, number],
): BandName[] {
  const taken: [number, number][] = [];
  const gravest = bands.toSorted((a, b) => Number(b.token === '--crit') - Number(a.token === '--crit'));
  return gravest.flatMap((band) => {
    const at = x(band.from);
    if (at < left || at > right) return [];
    const late = at > right - NAME_WIDTH;
    const [from, to] = late ? [at - NAME_WIDTH, at] : [at, at + NAME_WIDTH];
    if (taken.some(([start, end]) => from < end && to > start)) return [];
    taken.push([from, to]);
    return [{ band, at, late }];
  });
}
