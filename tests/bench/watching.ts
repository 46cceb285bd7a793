const NEVER = { everySteps: 1_000_000 };

/** A step that measures losses and scores alone, as other trainers make it. */
export const UNWATCHED = {
  gradients: NEVER,
  updates: NEVER,
  units: NEVER,
  measuring: { budgetShare: 1 },
};
/** One that measures everything that has an interval. */
export const WATCHED = { gradients: { everySteps: 1 }, updates: { everySteps: 1 }, units: { everySteps: 1 } };
