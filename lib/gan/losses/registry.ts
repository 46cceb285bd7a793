import type { LossFamily } from '@/lib/protocol/loss-family';
import { bceMinimax } from './bce-minimax';
import { bceNs } from './bce-ns';
import { hinge } from './hinge';
import type { Loss } from './loss';
import { lsgan } from './lsgan';
import { relativistic } from './relativistic';
import { wgan } from './wgan';

export const LOSSES: Record<LossFamily, Loss> = {
  bce_ns: bceNs,
  bce_minimax: bceMinimax,
  lsgan,
  hinge,
  relativistic,
  wgan,
  wgan_gp: wgan, // what bounds its slope is lib/gan/penalties/gp.ts
};
