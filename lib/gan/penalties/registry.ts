import type { PenaltyId } from '@/lib/protocol/run-config';
import { gp } from './gp';
import type { Penalty } from './penalty';
import { r1 } from './r1';

export const PENALTIES: Record<Exclude<PenaltyId, 'none'>, Penalty> = { r1, gp };
