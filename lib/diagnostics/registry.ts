import type { Rule } from './rule';
import { clippedGradient } from './rules/clipped-gradient';
import { deadLayer } from './rules/dead-layer';
import { discriminatorAhead } from './rules/discriminator-ahead';
import { discriminatorBehind } from './rules/discriminator-behind';
import { discriminatorNotLearning } from './rules/discriminator-not-learning';
import { discriminatorOverfit } from './rules/discriminator-overfit';
import { discriminatorSaturated } from './rules/discriminator-saturated';
import { explodingGradient } from './rules/exploding-gradient';
import { generatorDead } from './rules/generator-dead';
import { inconsistentLosses } from './rules/inconsistent-losses';
import { invertedDiscriminator } from './rules/inverted-discriminator';
import { modeCollapse } from './rules/mode-collapse';
import { nonFinite } from './rules/non-finite';
import { oscillation } from './rules/oscillation';
import { pastBest } from './rules/past-best';
import { stalled } from './rules/stalled';
import { vanishingGradient } from './rules/vanishing-gradient';

/** Every rule, the gravest first. */
export const RULES: readonly Rule[] = [
  nonFinite,
  inconsistentLosses,
  clippedGradient,
  invertedDiscriminator,
  generatorDead,
  modeCollapse,
  pastBest,
  discriminatorSaturated,
  discriminatorAhead,
  discriminatorBehind,
  discriminatorNotLearning,
  discriminatorOverfit,
  vanishingGradient,
  explodingGradient,
  deadLayer,
  oscillation,
  stalled,
];
