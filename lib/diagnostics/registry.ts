import type { Rule } from './rule';
import { discriminatorAhead } from './rules/discriminator-ahead';
import { discriminatorSaturated } from './rules/discriminator-saturated';
import { nonFinite } from './rules/non-finite';

/** Every rule, the gravest first. */
export const RULES: readonly Rule[] = [nonFinite, discriminatorSaturated, discriminatorAhead];
