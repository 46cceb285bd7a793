import { TAG } from '@/lib/protocol/tags';
import { defineRule } from '../rule';
import { Since } from '@/lib/series/since';

/** Samples were better before. Late decay is as real as stopping early. */
export const pastBest = defineRule({
  meta: {
    id: 'past-best',
    title: 'Past its best',
    level: 'warning',
    losses: 'all',
    tags: [],
    alsoReads: [TAG.kid, TAG.fd, TAG.diversity],
    description: 'The quality of the samples has stayed well under its best.',
    options: {
      nearlyOne: 0.25,
      worse: 0.3,
      muchWorse: 0.5,
      times: 3,
      infoSteps: 500,
      warningSteps: 1000,
      back: 0.15,
    },
    messages: {
      past: '{measure} is {value}, {share} % over its best of {best} at step {bestStep}, in {times} evaluations running. Use the checkpoint nearest to step {bestStep}.',
    },
    references: [
      'Unregularised CIFAR-10 runs peaked at 6,000 to 46,000 steps and ended at 1.8 to 5 times their best',
    ],
    remedies: ['regularise', 'balance-rates', 'lower-rates', 'soft-labels'],
  },
  create({ signals, options, say }) {
    const { samples } = signals;
    const since = new Since();
    let seen = 0;
    let worse = 0;
    let much = 0;
    let level: 'info' | 'warning' | null = null;
    return {
      observe(step) {
        if (samples.quality.values.length === seen) return level;
        seen = samples.quality.values.length;
        worse = samples.wasBetter(options.worse) ? worse + 1 : 0;
        much = samples.wasBetter(options.muchWorse) ? much + 1 : 0;
        // Evaluations may lie a hundred steps apart: three bad ones are a swing then.
        const lasted = since.observe(step, worse > 0);
        if (level === null && worse >= options.times && lasted >= options.infoSteps) level = 'info';
        if (level !== null && much >= options.times && lasted >= options.warningSteps) level = 'warning';
        // Of samples that never were more than nearly one image no step is worth going back to.
        const { peakDiversity } = samples;
        const neverVaried = peakDiversity > -Infinity && peakDiversity < options.nearlyOne;
        if (!samples.wasBetter(options.back) || neverVaried) level = null;
        return level;
      },
      message() {
        const { best, quality, qualityTag } = samples;
        const value = quality.values.at(-1) ?? NaN;
        const share = Math.round(100 * (value / best.value - 1));
        return say('past', {
          measure: qualityTag,
          value,
          share,
          best: best.value,
          bestStep: best.step,
          times: worse,
        });
      },
    };
  },
});
