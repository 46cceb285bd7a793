import type { RunSetup } from '@/lib/protocol/entities';

/** What a person must know where no held-out images measure the samples: against images D has seen they look better. */
export function fewReals({ evaluation, dataset }: Pick<RunSetup, 'evaluation' | 'dataset'>): string | null {
  if (evaluation?.reference === 'held-out') return null;
  return evaluation
    ? `${dataset.heldOut} images are held out, too few to measure ${evaluation.samples} samples against: training images serve instead`
    : `${dataset.images} images are too few to measure samples against: there will be no quality and diversity`;
}
