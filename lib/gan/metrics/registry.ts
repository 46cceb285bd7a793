import { accuracyHeldOut } from './accuracy-held-out';
import { accuracyReal } from './accuracy-real';
import { classes } from './classes';
import { coverage } from './coverage';
import { density } from './density';
import { diversity } from './diversity';
import { frechetDistance } from './frechet-distance';
import { highQuality } from './high-quality';
import { kid } from './kid';
import type { Metric } from './metric';
import { motion } from './motion';
import { nearestNeighbour } from './nearest-neighbour';
import { slicedWasserstein } from './sliced-wasserstein';

/** In the order in which they are told. */
export const METRICS: readonly Metric[] = [
  kid,
  frechetDistance,
  nearestNeighbour,
  density,
  coverage,
  slicedWasserstein,
  diversity,
  classes,
  highQuality,
  motion,
  accuracyReal,
  accuracyHeldOut,
];
