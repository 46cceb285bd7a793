/** The losses that the trainer trains and the diagnosis tells apart. No zod: pages read this. */
export const LOSS_FAMILIES = [
  'bce_ns', // binary cross-entropy, non-saturating G
  'bce_minimax', // the same D, G minimises log(1 - D)
  'lsgan',
  'hinge',
  'relativistic',
  'wgan',
  'wgan_gp',
] as const;
export type LossFamily = (typeof LOSS_FAMILIES)[number];

/** Scores of these are logits, logged as their sigmoid: D(x) is a probability. */
export const isCrossEntropy = (family: LossFamily) => family === 'bce_ns' || family === 'bce_minimax';
/** D is trained towards labels, which can be soft, noisy and flipped. */
export const hasLabels = (family: LossFamily) => isCrossEntropy(family) || family === 'lsgan';
