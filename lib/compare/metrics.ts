import { TAG, updateRatioTag } from '../protocol/tags';

/** What a value of a metric should be: as small or as large as can be, near a number, or nothing at all. */
export type Better = 'lower' | 'higher' | number | null;

export interface Metric {
  tag: string;
  label: string;
  /** A loss has no better: D's at 0 is a D that has won, not one that has learned. */
  better: Better;
}

/** The series that a comparison sums up, samples first, since they decide. */
export const METRICS: readonly Metric[] = [
  { tag: TAG.kid, label: 'KID', better: 'lower' },
  { tag: TAG.fd, label: 'Fréchet distance', better: 'lower' },
  { tag: TAG.slicedWasserstein, label: 'Sliced Wasserstein', better: 'lower' },
  { tag: TAG.diversity, label: 'Diversity V', better: 1 },
  { tag: TAG.coverage, label: 'Coverage', better: 'higher' },
  { tag: TAG.recall, label: 'Recall', better: 'higher' },
  { tag: TAG.density, label: 'Density', better: 1 },
  { tag: TAG.nearestNeighbour, label: 'Nearest-neighbour accuracy', better: 0.5 },
  { tag: TAG.classes, label: 'Classes or modes covered', better: 'higher' },
  { tag: TAG.highQuality, label: 'Samples near a mode', better: 'higher' },
  { tag: TAG.lossD, label: 'D loss', better: null },
  { tag: TAG.lossG, label: 'G loss', better: null },
  { tag: TAG.scoreReal, label: 'D(x)', better: null },
  { tag: TAG.scoreFake, label: 'D(G(z))', better: null },
  { tag: TAG.accuracyHeldOut, label: 'D’s accuracy on unseen reals', better: null },
  { tag: updateRatioTag('g'), label: 'G update / weight', better: null },
  { tag: updateRatioTag('d'), label: 'D update / weight', better: null },
];

/** How far a value is from what it should be; less is better. NaN where there is no better. */
export function shortfall(better: Better, value: number): number {
  if (better === null) return NaN;
  if (better === 'lower') return value;
  return better === 'higher' ? -value : Math.abs(value - better);
}

/** The place of the best of these; -1 where none is finite, or nothing is better than anything. */
export function bestOf(better: Better, values: ArrayLike<number>): number {
  let best = -1;
  let least = Infinity;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    const distance = shortfall(better, value);
    if (!Number.isFinite(value) || !(distance < least)) continue;
    least = distance;
    best = index;
  }
  return best;
}
