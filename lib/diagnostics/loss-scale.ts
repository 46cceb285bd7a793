import type { LossFamily, LossReference } from '@/lib/protocol/entities';
import { meanOfFloor } from '@/lib/protocol/loss-reference';

/** Families whose D loss has a chance level and a floor. */
export const SCALED_FAMILIES: readonly LossFamily[] = ['bce_ns', 'bce_minimax', 'lsgan', 'hinge'];

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
