import type { LossReference } from './entities';
import { type LossFamily, isCrossEntropy } from './loss-family';
import type { LabelsConfig } from './run-config';

/**
 * What a loss can reach, for the trainer, which knows the labels, and for logs from elsewhere, of which less is
 * known. D's losses are sums of their halves, LSGAN with the factor 1/2.
 */
const CHANCE_G: Partial<Record<LossFamily, number>> = {
  bce_ns: Math.LN2,
  bce_minimax: -Math.LN2,
  lsgan: 0.125,
};

/** The labels of one half: their mean, as the probability of being real, and their variance. */
interface Labels {
  mean: number;
  variance: number;
}

/** With the labels that a configuration has D draw. */
export function referenceWith(family: LossFamily, { real, fake, flipProbability }: LabelsConfig) {
  return reference(family, drawn(real, flipProbability), drawn(fake, flipProbability));
}

/** When all that is known of the labels is the least each half can be, or their means. */
export function referenceOf(
  family: LossFamily,
  labels: { floorPerHalf?: number; real?: number; fake?: number } = {},
): LossReference {
  const mean = labels.floorPerHalf === undefined ? 0 : meanOfFloor(labels.floorPerHalf);
  return reference(
    family,
    { mean: labels.real ?? 1 - mean, variance: 0 },
    { mean: labels.fake ?? mean, variance: 0 },
  );
}

function reference(family: LossFamily, real: Labels, fake: Labels): LossReference {
  const scale = scaleOf(family, real, fake);
  return {
    family,
    chanceD: scale?.chance ?? null,
    floorD: scale?.floor ?? null,
    chanceG: CHANCE_G[family] ?? null,
    targetReal: isCrossEntropy(family) ? real.mean : null,
    targetFake: isCrossEntropy(family) ? fake.mean : null,
  };
}

/** D's loss when it knows nothing, and when it knows all; null for critics and pairs, whose loss has no floor. */
function scaleOf(family: LossFamily, real: Labels, fake: Labels): { chance: number; floor: number } | null {
  switch (family) {
    case 'bce_ns':
    case 'bce_minimax':
      return { chance: 2 * Math.LN2, floor: entropy(real.mean) + entropy(fake.mean) };
    case 'lsgan': {
      // The best score is the mean label; of a D that knows nothing, the mean of both.
      const floor = (real.variance + fake.variance) / 2;
      return { chance: floor + ((real.mean - fake.mean) / 2) ** 2, floor };
    }
    case 'hinge':
      return { chance: 2, floor: 0 };
    case 'relativistic':
    case 'wgan':
    case 'wgan_gp':
      return null;
  }
}

/** Uniform in a range, and swapped with probability p. */
function drawn([low, high]: readonly [number, number], p: number): Labels {
  const middle = (low + high) / 2;
  const within = (high - low) ** 2 / 12;
  const mean = (1 - p) * middle + p * (1 - middle);
  const between = (1 - p) * (middle - mean) ** 2 + p * (1 - middle - mean) ** 2;
  return { mean, variance: within + between };
}

/** H(m) in nats: what is left of the loss when D answers the mean label itself. */
const entropy = (m: number) => (m <= 0 || m >= 1 ? 0 : -m * Math.log(m) - (1 - m) * Math.log(1 - m));

/** The m up to one half whose entropy is `floor`. */
export function meanOfFloor(floor: number): number {
  let low = 0;
  let high = 0.5;
  for (let round = 0; round < 50; round += 1) {
    const middle = (low + high) / 2;
    if (entropy(middle) < floor) low = middle;
    else high = middle;
  }
  return low;
}
