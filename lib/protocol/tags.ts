/**
 * Names of series, as in TensorBoard: a path of lower-case words. One spelling for trainer, store,
 * rules and charts.
 */
export const TAG = {
  lossD: 'loss/d', // L_real + L_fake
  lossDReal: 'loss/d_real',
  lossDFake: 'loss/d_fake',
  lossG: 'loss/g',
  scoreReal: 'score/real', // mean D(x), a probability for the BCE family, else the raw score
  scoreFake: 'score/fake', // mean D(G(z)) in the D step
  scoreFakeG: 'score/fake_g', // mean D(G(z)) in the G step, after D's update
  stepMs: 'time/step_ms',
  measuringShare: 'time/measuring_share', // 0..1 of the step spent on watching it
  nonFinite: 'health/non_finite', // how many of the step's losses, scores and norms were not finite
} as const;

/** The players and phases whose gradients are measured apart. `d` is what Adam applied: real and fake together. */
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

/** What a tag may look like: at most 200 characters of words, digits, `_ . -` separated by `/`. */
export const TAG_PATTERN = /^(?=.{1,200}$)[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/;
