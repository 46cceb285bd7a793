import { TAG } from '@/lib/protocol/tags';
import { defineRule } from '../rule';

const WINDOW = 20;

/** D knows the training images by heart: it is sure of them, and not of images it never saw. */
export const discriminatorOverfit = defineRule({
  meta: {
    id: 'discriminator-overfit',
    title: 'D overfits',
    level: 'warning',
    losses: ['bce_ns', 'bce_minimax', 'hinge'],
    tags: [TAG.accuracyReal],
    alsoReads: [TAG.accuracyHeldOut],
    description: 'D is right about nearly every training image, or far more often than about held-out ones.',
    options: { info: 0.6, warning: 0.8, slack: 0.1, gap: 0.25, someGap: 0.1, points: 5 },
    messages: {
      sure: 'r_t is {r}: D calls {share} % of the training images real. Over 0.6 it has begun to learn them by heart; more or augmented data, or a smaller D, helps.',
      gap: 'D calls {share} % of its training images real and {heldOut} % of images it never saw: it has learned them by heart. More or augmented data, or a smaller D, helps.',
    },
    references: ['https://arxiv.org/abs/2006.06676'],
    remedies: ['augment', 'regularise', 'slower-d', 'soft-labels'],
  },
  create({ signals, options, say }) {
    const train = signals.median(TAG.accuracyReal, WINDOW);
    const heldOut = signals.median(TAG.accuracyHeldOut, WINDOW);
    const r = () => 2 * train.value - 1; // the mean sign of D on reals
    const compared = () => heldOut.count >= options.points;
    const gap = () => (compared() ? train.value - heldOut.value : 0);
    let level: 'info' | 'warning' | null = null;
    const look = (slack: number): typeof level => {
      const sure = r() > options.warning - (level === 'warning' ? slack : 0);
      // An easy task makes D sure of images it never saw, too: where those are measured, the gap decides.
      if (compared())
        return gap() > options.gap - (level === 'warning' ? slack : 0)
          ? 'warning'
          : r() > options.info && gap() > options.someGap
            ? 'info'
            : null;
      if (sure) return 'warning';
      return r() > options.info - slack ? 'info' : null;
    };
    return {
      observe() {
        if (train.count < options.points) return null;
        level = look(level === null ? 0 : options.slack);
        return level;
      },
      message() {
        const share = Math.round(100 * train.value);
        return compared()
          ? say('gap', { share, heldOut: Math.round(100 * heldOut.value) })
          : say('sure', { r: r(), share });
      },
    };
  },
});
