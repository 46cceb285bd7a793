import type { RunFacts } from './rule';

const GRACE_STEPS = 2000;
const GRACE_EPOCHS = 5;

/** Before this step nobody is told to start again: slow starts are normal. At most half of a short run. */
export const graceSteps = ({ epochSteps, totalSteps }: RunFacts): number =>
  Math.min(Math.max(GRACE_STEPS, GRACE_EPOCHS * (epochSteps ?? 0)), halfOf(totalSteps));

/** The same where samples are measured: they say more in less time than losses do. */
export const sampleGraceSteps = ({ totalSteps }: RunFacts): number =>
  Math.min(GRACE_STEPS, halfOf(totalSteps));

const halfOf = (totalSteps: number | null) => (totalSteps === null ? Infinity : Math.ceil(totalSteps / 2));
