import type { LossFamily } from '@/lib/protocol/entities';
import { TAG } from '@/lib/protocol/tags';
import { referenceOf } from '@/lib/protocol/loss-reference';
import type { RunFacts } from '@/lib/diagnostics/rule';

/** What must be known of a log to judge its losses. */
export interface Convention {
  loss: LossFamily | null;
  /** How D's loss was printed: the sum of its halves, or their mean. */
  dConvention: 'sum' | 'mean_half';
  /** The least each half of it can be with the run's labels; 0 for hard ones. */
  labelFloor: number;
  /** Mean label of the reals, where only they are soft. */
  realLabel?: number;
  epochSteps?: number;
}

export const CONVENTIONS = ['sum', 'mean_half'] as const;

export function factsOf({ loss, labelFloor, realLabel, epochSteps }: Convention): RunFacts {
  const labels = realLabel === undefined ? { floorPerHalf: labelFloor } : { real: realLabel, fake: 0 };
  return {
    loss: loss === null ? null : referenceOf(loss, labels),
    totalSteps: null, // a log says how far it goes, not how far it was meant to
    epochSteps: epochSteps ?? null,
    parameters: new Map(),
    config: null,
  };
}

/** Puts D's loss on the scale the rules know, the sum of its halves. */
export function normalise(values: Map<string, number>, { dConvention }: Convention): Map<string, number> {
  const lossD = values.get(TAG.lossD);
  const [real, fake] = [values.get(TAG.lossDReal), values.get(TAG.lossDFake)];
  if (lossD !== undefined && dConvention === 'mean_half') values.set(TAG.lossD, 2 * lossD);
  if (lossD === undefined && real !== undefined && fake !== undefined) values.set(TAG.lossD, real + fake);
  return values;
}
