/**
 * Names of series, as in TensorBoard: a path of lower-case words. One spelling for trainer, store,
 * rules and charts.
 */
export const TAG = {
  lossD: 'loss/d', // L_real + L_fake
  lossDReal: 'loss/d_real',
  lossDFake: 'loss/d_fake',
  lossPenalty: 'loss/penalty', // of D's slope, weighted; beside loss/d, not in it
  lossG: 'loss/g',
  scoreReal: 'score/real', // mean D(x), a probability for the BCE family, else the raw score
  scoreFake: 'score/fake', // mean D(G(z)) in the D step
  scoreFakeG: 'score/fake_g', // mean D(G(z)) in the G step, after D's update
  rateG: 'rate/g', // learning rate of the step, where a schedule changes it
  rateD: 'rate/d',
  stepMs: 'time/step_ms',
  measuringMs: 'time/measuring_ms', // of the step, spent on watching it
  measuringShare: 'time/measuring_share', // the same as a share of the step, 0..1
  measuringStretch: 'time/measuring_stretch', // how many times rarer than asked the rarest signal is; told when it changes
  nonFinite: 'health/non_finite', // how many of the step's losses, scores and norms were not finite
  waitingMs: 'time/waiting_ms', // since the newest step; told by whoever has a clock, never stored
  // Every few hundred steps, on samples.
  diversity: 'diversity/v', // V: mean pairwise distance of fakes over that of reals
  classes: 'diversity/classes', // share of the data's classes that samples show, as a classifier or known modes have it
  motion: 'diversity/motion', // mean change of a pixel of the fixed-latent samples since the last evaluation, 0..1
  fd: 'quality/fd', // Frechet distance on some features; less is better
  kid: 'quality/kid', // squared MMD with a cubic kernel; less is better
  coverage: 'quality/coverage', // share of the reals that have a fake nearby
  recall: 'quality/recall', // the same question asked by improved precision and recall
  nearestNeighbour: 'quality/nn_accuracy', // 1-nearest-neighbour accuracy; 0.5 when samples cannot be told from reals
  density: 'quality/density',
  slicedWasserstein: 'quality/swd',
  highQuality: 'quality/high_quality', // share of samples near a mode of the data
  accuracyReal: 'accuracy/real', // share of the training reals that D calls real
  accuracyHeldOut: 'accuracy/held_out', // the same of reals that D never trained on
} as const;

/** Measured on samples every few hundred steps, not at every step. */
export const EVALUATION_TAGS = [
  TAG.diversity,
  TAG.classes,
  TAG.motion,
  TAG.fd,
  TAG.kid,
  TAG.nearestNeighbour,
  TAG.density,
  TAG.coverage,
  TAG.slicedWasserstein,
  TAG.highQuality,
  TAG.recall,
  TAG.accuracyReal,
  TAG.accuracyHeldOut,
] as const;

/** The players and phases whose gradients are measured apart. `d` is what the optimizer got: real, fake and penalty together. */
export const GRADIENT_GROUPS = ['g', 'd', 'd_real', 'd_fake'] as const;
export type GradientGroup = (typeof GRADIENT_GROUPS)[number];

/** L2 norm of one layer's gradient (kernel, bias and batch-norm parameters together). */
export function gradNormTag(group: GradientGroup, layer: string): string {
  return `grad_norm/${group}/${layer}`;
}

/** The group and layer of a `grad_norm/...` tag, or null for any other tag. */
export function parseGradNormTag(tag: string): { group: GradientGroup; layer: string } | null {
  const [head, group, layer, ...rest] = tag.split('/');
  if (head !== 'grad_norm' || !layer || rest.length > 0) return null;
  const known = GRADIENT_GROUPS.find((name) => name === group);
  return known ? { group: known, layer } : null;
}

export type Player = 'g' | 'd';

/** Length of one layer's update over the length of its weights; without a layer, of the whole network. */
export const updateRatioTag = (player: Player, layer?: string) =>
  ['update_ratio', player, layer].filter(Boolean).join('/');
/** L2 norm of a layer's weights, and of what the optimizer's last update changed of them. */
export const weightNormTag = (player: Player, layer: string) => `weight_norm/${player}/${layer}`;
export const updateNormTag = (player: Player, layer: string) => `update_norm/${player}/${layer}`;
/** The largest magnitude in a network's gradient as its optimizer applies it. */
export const gradMaxTag = (player: Player) => `grad_max/${player}`;
/** Share of a layer's units that are zero on a whole batch. */
export const inactiveTag = (player: Player, layer: string) => `inactive/${player}/${layer}`;

/** Bins of a gradient histogram by the power of ten they begin at; the ends take what lies beyond them. */
export const GRADIENT_BINS = ['zero', ...Array.from({ length: 12 }, (_, index) => String(index - 10))];
/** Share of a layer's gradient whose magnitude lies in a bin. */
export const gradientBinTag = (player: Player, layer: string, bin: string) =>
  `grad_hist/${player}/${layer}/${bin}`;

/** Whose images D scored: reals, fakes, and fakes in the step of G. */
export type ScoreSide = 'real' | 'fake' | 'fake_g';
export const scoreTag = (side: ScoreSide) => `score/${side}`;
/** Standard deviation of the scores whose mean is logged. */
export const scoreSpreadTag = (side: ScoreSide) => `score/${side}_sd`;
/** Share of the batch that D put on the right side while it trained on it. */
export const accuracyOnBatchTag = (side: 'real' | 'fake') => `accuracy/batch_${side}`;

/** What a tag may look like: at most 200 characters of words, digits, `_ . -` separated by `/`. */
export const TAG_PATTERN = /^(?=.{1,200}$)[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/;
