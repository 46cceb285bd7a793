import { TAG } from '@/lib/protocol/tags';
import { graceSteps, sampleGraceSteps } from '../grace';
import { SCALED_FAMILIES } from '../loss-scale';
import { LEAST_POINTS, defineRule } from '../rule';
import { Saturation } from '../signals/saturation';
import { GradientLoss } from '../signals/gradient-loss';
import { LossRecord } from '../signals/loss-record';
import { Stillness } from '../signals/stillness';

type Cause = 'still' | 'gradient' | 'samples' | 'minimax' | 'losses';

/** Untrained samples are of no account: the first update may throw them anywhere. */
const FIRST_STEP = 1;
/** Lines of such a log that two epochs have. */
const FEW_LINES = 3;
/** Points between two looks at a record that moves slowly. */
const ASK_EVERY = 50;

/** D has won and G is not coming back. Where samples are measured they decide; else losses and age do. */
export const generatorDead = defineRule({
  meta: {
    id: 'generator-dead',
    title: 'G has stopped learning',
    level: 'critical',
    losses: SCALED_FAMILIES,
    tags: [TAG.lossD],
    alsoReads: [TAG.lossG, TAG.scoreFake, TAG.fd, TAG.kid, TAG.diversity, TAG.motion, 'grad_norm/g/*'],
    // Saturation waits for twenty points; in a log of a line an epoch, twenty epochs late, age has to do.
    atOnce: true,
    description: 'D is at its floor, and G does not move, gets no gradient, or its samples get no better.',
    options: {
      gradientShare: 1e-3,
      motion: 0.002,
      motionSteps: 500,
      sampleSteps: 2000,
      minimaxSteps: 500,
      recordSteps: 2000,
      recordExcess: 0.02,
      recordLossG: 9.2,
      recordShare: 0.9,
      fallPer1000: 0.01,
      age: 10_000,
      old: 40_000,
      sparse: 500,
      better: 0.3,
    },
    messages: {
      still:
        'D loss has been at its floor since step {since}, and the fixed samples have not moved for {steps} steps: G is frozen, or no gradient reaches it. Look for weights that are not trained, then start again.',
      gradient:
        'D loss has been at its floor since step {since}, and the gradient of G is down to {share} of what it was in its first 100 points. Start again with the fixes below.',
      samples:
        'D loss has been at its floor since step {since}, and the samples get no better: {measure} {before} to {after} from step {from} to {to}. Start again with the fixes below.',
      minimax:
        'D loss has been at its floor since step {since}, with D(G(z)) at {fake}: the minimax loss of G has no slope there. Start again with the non-saturating one.',
      losses:
        'By the losses alone: D loss has been at its floor and G loss at {lossG}, not falling, for the last {steps} steps and more. After 40,000 steps none of 381 comparable checkpoints later improved; before 20,000 about six of ten did. Go back to a checkpoint from before step {since}, or start again with the fixes below.',
    },
    references: ['https://arxiv.org/abs/1701.04862', 'https://arxiv.org/abs/1406.2661'],
    remedies: ['regularise', 'logits', 'balance-rates', 'slower-d', 'batch-norm', 'soft-labels', 'kernels'],
  },
  create({ facts, signals, options, say }) {
    const saturation = new Saturation(facts, signals);
    const record = new LossRecord(facts, signals, options);
    const gradient = new GradientLoss(signals);
    const stillness = new Stillness(signals, options.motion);
    const fake = signals.median(TAG.scoreFake, 100);
    const lossG = signals.median(TAG.lossG, 100);
    let cause: Cause | null = null;
    let askedAt = -1;

    const find = (step: number): Cause | null => {
      const { samples } = signals;
      const steps = step - (saturation.since ?? step);
      if (samples.measured || stillness.measured) {
        if (step < sampleGraceSteps(facts)) return null;
        const still = stillness.steps(step) >= options.motionSteps && steps >= options.motionSteps;
        if (still && !samples.improving()) return 'still';
        // It was better before: that is past its best, and the checkpoint of then is worth more than a restart.
        if (!samples.flat() || samples.wasBetter(options.better)) return null;
        if (gradient.share < options.gradientShare) return 'gradient';
        // A run that has learned and stands still is not dead: it has more to lose than to gain by a restart.
        if (samples.improvedSince(FIRST_STEP)) return null;
        if (minimaxIsGone() && steps >= options.minimaxSteps) return 'minimax';
        return steps >= Math.min(options.sampleSteps, sampleGraceSteps(facts)) ? 'samples' : null;
      }
      if (step >= sampleGraceSteps(facts) && minimaxIsGone() && steps >= options.minimaxSteps)
        return 'minimax';
      if (step < graceSteps(facts)) return null;
      // A log of a line an epoch has few lines: they are enough once age speaks as well.
      const least = step >= options.old && record.spacing >= options.sparse ? FEW_LINES : LEAST_POINTS;
      return step >= options.age && record.lost(least) ? 'losses' : null;
    };
    const minimaxIsGone = () => facts.loss?.family === 'bce_minimax' && fake.count > 0 && fake.value < 1e-4;

    return {
      observe(step) {
        record.observe(step);
        gradient.observe();
        stillness.observe(step);
        const saturated = saturation.observe(step);
        const epochs = step >= options.old && record.spacing >= options.sparse;
        if (!saturated && !epochs) return (cause = null);
        // Found by the losses it lasts as long as D stays at its floor: G's loss swings, and that says nothing.
        if (cause === 'losses' && record.atFloor) return 'critical';
        // Trends move slowly, and are costly: they are asked where a sample was measured, else now and then.
        const due = signals.samples.measured
          ? signals.evaluatedAt === step
          : record.points % ASK_EVERY === 0 || record.isSparse;
        if (due && askedAt !== step) {
          askedAt = step;
          cause = find(step);
        }
        return cause === null ? null : 'critical';
      },
      message() {
        const since = cause === 'losses' ? record.floorSince : (saturation.since ?? signals.step);
        const [trend] = signals.samples.trends();
        return say(cause ?? 'losses', {
          since,
          steps: cause === 'still' ? stillness.steps(signals.step) : options.recordSteps,
          share: gradient.share,
          fake: fake.value,
          lossG: lossG.value,
          measure: trend?.measure ?? '',
          before: trend?.before ?? NaN,
          after: trend?.after ?? NaN,
          from: trend?.from ?? 0,
          to: trend?.to ?? 0,
        });
      },
    };
  },
});
