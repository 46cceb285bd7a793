import type { LossFamily, LossReference } from '@/lib/protocol/entities';

/** Families whose D loss has a chance level and a floor. */
export const SCALED_FAMILIES: readonly LossFamily[] = ['bce_ns', 'bce_minimax', 'lsgan', 'hinge'];

/** D's loss (sum of its halves) of a D that knows nothing. LSGAN with the factor 1/2. */
const CHANCE_D: Partial<Record<LossFamily, number>> = {
  bce_ns: 2 * Math.LN2,
  bce_minimax: 2 * Math.LN2,
  lsgan: 0.25,
  hinge: 2,
};
const CHANCE_G: Partial<Record<LossFamily, number>> = {
  bce_ns: Math.LN2,
  bce_minimax: -Math.LN2,
  lsgan: 0.125,
};

const isBce = (family: LossFamily) => family === 'bce_ns' || family === 'bce_minimax';

/**
 * What a family's loss can reach when all that is known of the labels is the least each half can be, or
 * their means as probabilities of being real.
 */
export function referenceOf(
  family: LossFamily,
  labels: { floorPerHalf?: number; real?: number; fake?: number } = {},
): LossReference {
  const soft = isBce(family);
  const mean = labels.floorPerHalf === undefined ? 0 : meanOfFloor(labels.floorPerHalf);
  const real = soft ? (labels.real ?? 1 - mean) : null;
  const fake = soft ? (labels.fake ?? mean) : null;
  const chanceD = CHANCE_D[family] ?? null;
  return {
    family,
    chanceD,
    floorD: chanceD === null ? null : entropy(real ?? 0) + entropy(fake ?? 0),
    chanceG: CHANCE_G[family] ?? null,
    targetReal: real,
    targetFake: fake,
  };
}

/**
 * D's loss between its floor and chance: 1 at chance, 0 when D has won, whatever the labels are.
 * NaN where the family has no such scale.
 */
export const excessLoss = (lossD: number, loss: LossReference | null): number =>
  loss === null || loss.chanceD === null || loss.floorD === null
    ? NaN
    : (lossD - loss.floorD) / (loss.chanceD - loss.floorD);

/** Mean label of the fakes; worked out from the floor for runs that were stored without it. */
export const fakeTarget = ({ targetFake, floorD }: LossReference): number =>
  targetFake ?? meanOfFloor((floorD ?? 0) / 2);

/** H(m) in nats: what is left of the loss when D answers the mean label itself. */
const entropy = (m: number) => (m <= 0 || m >= 1 ? 0 : -m * Math.log(m) - (1 - m) * Math.log(1 - m));

/** The m up to one half whose entropy is `floor`. */
function meanOfFloor(floor: number): number {
  let low = 0;
  let high = 0.5;
  for (let round = 0; round < 50; round += 1) {
    const middle = (low + high) / 2;
    if (entropy(middle) < floor) low = middle;
    else high = middle;
  }
  return low;
}
