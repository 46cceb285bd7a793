import type { Check } from './check';
import { adamMomentum } from './checks/adam-momentum';
import { averageLongerThanTheRun } from './checks/average-longer-than-the-run';
import { batchNormAtTheEnds } from './checks/batch-norm-at-the-ends';
import { batchNormUnderSpectralNorm } from './checks/batch-norm-under-spectral-norm';
import { criticMomentum } from './checks/critic-momentum';
import { criticSteps } from './checks/critic-steps';
import { discriminatorActivation } from './checks/discriminator-activation';
import { fewEvaluations } from './checks/few-evaluations';
import { flipsThatNeverCome } from './checks/flips-that-never-come';
import { generatorWithoutBatchNorm } from './checks/generator-without-batch-norm';
import { highLearningRate } from './checks/high-learning-rate';
import { kernelUnderStride } from './checks/kernel-under-stride';
import { labelsWithoutASide } from './checks/labels-without-a-side';
import { learningRateRatio } from './checks/learning-rate-ratio';
import { linearLayer } from './checks/linear-layer';
import { longerThanTheRun } from './checks/longer-than-the-run';
import { minimaxLoss } from './checks/minimax-loss';
import { shortRun } from './checks/short-run';
import { smallDataset } from './checks/small-dataset';
import { smallLatent } from './checks/small-latent';
import { thinDiscriminator } from './checks/thin-discriminator';
import { unregularisedDiscriminator } from './checks/unregularised-discriminator';

/** Every check, what spoils a run most first. */
export const CHECKS: readonly Check[] = [
  labelsWithoutASide,
  minimaxLoss,
  learningRateRatio,
  highLearningRate,
  generatorWithoutBatchNorm,
  thinDiscriminator,
  criticMomentum,
  criticSteps,
  batchNormUnderSpectralNorm,
  unregularisedDiscriminator,
  smallDataset,
  batchNormAtTheEnds,
  adamMomentum,
  discriminatorActivation,
  linearLayer,
  smallLatent,
  kernelUnderStride,
  longerThanTheRun,
  averageLongerThanTheRun,
  flipsThatNeverCome,
  fewEvaluations,
  shortRun,
];
