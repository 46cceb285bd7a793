import type { LossReference } from '@/lib/protocol/entities';

/**
 * D's loss between its floor and chance: 1 at chance, 0 when D has won, whatever the labels are.
 * Null where the loss family has no such scale.
 */
export function excessLoss(lossD: number, { chanceD, floorD }: LossReference): number | null {
  return chanceD === null || floorD === null ? null : (lossD - floorD) / (chanceD - floorD);
}
