/** Steps of a block: what is folded together. */
export const BLOCK = 4096;
/** Level 1 holds points; the others hold buckets of so many steps: a pyramid of base 16. */
export const LEVELS = [16, 256, 4096] as const;
/** Wall times are kept once a block, as the series of a tag that nobody has. */
export const WALL_TIME_TAG = 0;
