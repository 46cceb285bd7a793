import type { LossFamily } from '@/lib/protocol/entities';

/** Spellings of losses in logs, without what is added to them. */
const SPELLINGS: Record<string, LossFamily> = {
  bce: 'bce_ns',
  bce_ns: 'bce_ns',
  bce_logits: 'bce_ns',
  bce_clipped: 'bce_ns',
  non_saturating: 'bce_ns',
  logistic_ns: 'bce_ns',
  nsgan: 'bce_ns',
  vanilla: 'bce_ns',
  bce_minimax: 'bce_minimax',
  minimax: 'bce_minimax',
  lsgan: 'lsgan',
  hinge: 'hinge',
  relativistic: 'relativistic',
  relativistic_hinge: 'relativistic',
  relativistic_bce: 'relativistic',
  rsgan: 'relativistic',
  ragan: 'relativistic',
  wgan: 'wgan',
  wgan_clip: 'wgan',
  wgan_gp: 'wgan_gp',
  wgan_dragan: 'wgan_gp',
};
/** Additions that leave D's loss what it is. A class loss, say, does not: then nobody knows its floor. */
const HARMLESS = new Set(['gp', 'r1', 'ada', 'diffaug', 'sn', 'spectral_norm', 'ema', 'ttur']);

/** The family that a log's loss is of; null when it is not known what its D loss means. */
export function lossFamilyOf(text: string): LossFamily | null {
  const [base = '', ...added] = text
    .toLowerCase()
    .split('+')
    .map((part) => part.trim().replaceAll(/[\s-]+/g, '_'));
  if (!added.every((part) => HARMLESS.has(part))) return null;
  if (base === 'wgan' && added.includes('gp')) return 'wgan_gp';
  return SPELLINGS[base] ?? null;
}
