import { TAG } from '@/lib/protocol/tags';
import { sampleGraceSteps } from '../grace';
import { excessLoss } from '../loss-scale';
import { defineRule } from '../rule';
import type { Signal } from '../signals/signals';

/** A V that is so many times what it was at first gets somewhere. */
const RISES = 1.3;
/** Before this step V is that of untrained weights. */
const SETTLED = 100;

/** The samples grow alike. Losses do not see it. */
export const modeCollapse = defineRule({
  meta: {
    id: 'mode-collapse',
    title: 'The samples are alike',
    level: 'critical',
    losses: 'all',
    tags: [],
    alsoReads: [TAG.diversity, TAG.classes, TAG.coverage, TAG.recall, TAG.fd, TAG.kid],
    description: 'Samples differ much less than real images do, or cover much less of them than they did.',
    options: {
      alike: 0.5,
      same: 0.25,
      fallenFrom: 0.5,
      leave: 0.6,
      times: 2,
      nearly: 0.15,
      nearlyTimes: 4,
      early: 400,
      few: 0.2,
      fewTimes: 3,
      from: 1000,
      covered: 0.1,
      fall: 0.4,
      fallTimes: 3,
      coveredAgain: 0.7,
      ahead: 0.1,
    },
    messages: {
      alike:
        'V is {v}: samples differ {share} % as much as real images do, in {times} evaluations running. The losses need not show it. See whether many images of the grid are the same.',
      same: 'V is {v}: samples are nearly one image, in {times} evaluations running, and neither V nor quality gets better. The losses need not show it. Go back to a checkpoint from before, or start again with the fixes below.',
      few: 'Samples show {share} % of the classes of the data, in {times} evaluations running, and get no better: the others are gone from them, or never came. See what the grid shows.',
      covers:
        '{measure} is {value}, {fall} % under its peak of {peak} at step {peakStep}: whole kinds of images are gone from the samples. Go back to the checkpoint of that step.',
    },
    references: ['https://arxiv.org/abs/1606.03498', 'https://arxiv.org/abs/2002.09797'],
    remedies: ['regularise', 'slower-g', 'balance-rates', 'batch-norm', 'kernels', 'one-class'],
  },
  create({ facts, signals, options, say }) {
    const v = signals.of(TAG.diversity);
    const classes = signals.of(TAG.classes);
    const coverage = [TAG.coverage, TAG.recall].map((tag) => new Coverage(signals.of(tag), options));
    const lossD = signals.median(TAG.lossD, 200);
    const from = Math.min(options.from, sampleGraceSteps(facts));
    let low = 0;
    let lowest = 0;
    let nearly = { times: 0, first: 0 };
    let missing = 0;
    let alike = false;
    let same = false;
    let few = false;
    return {
      observe(step) {
        const { samples } = signals;
        if (signals.now(v)) {
          low = v.value < options.alike ? low + 1 : 0;
          lowest = v.value < options.same ? lowest + 1 : 0;
          if (v.value >= options.nearly || step < SETTLED) nearly = { times: 0, first: 0 };
          else nearly = { times: nearly.times + 1, first: nearly.first || v.value };
          const rises = v.value > nearly.first * RISES;
          const flat = samples.flat();
          // Either it fell to one image, or it never was more; a slow start that once got better is neither.
          const gone = samples.peakDiversity > options.fallenFrom || !samples.improvedSince(1);
          if (v.value > options.leave) alike = same = false;
          else if (low >= options.times && step >= from && flat) alike = true;
          // With calm losses samples differ more than this after a hundred steps, unless they never will.
          else if (
            nearly.times >= options.nearlyTimes &&
            step >= Math.min(options.early, from) &&
            !rises &&
            !isAhead()
          )
            alike = true;
          same = lowest >= options.times && step >= sampleGraceSteps(facts) && flat && gone;
        }
        if (signals.now(classes)) {
          missing = classes.value <= options.few ? missing + 1 : 0;
          few = missing >= options.fewTimes && step >= from && (few || samples.flat());
        }
        for (const one of coverage) if (signals.now(one.signal)) one.observe();
        if (same) return 'critical';
        if (step >= sampleGraceSteps(facts) && coverage.some(({ fallen }) => fallen))
          return isAhead() ? 'warning' : 'critical';
        return alike || few ? 'warning' : null;
      },
      message() {
        const fallen = coverage.find((one) => one.fallen);
        if (!alike && !same && fallen) return say('covers', fallen.told());
        if (!alike && !same) return say('few', { share: Math.round(100 * classes.value), times: missing });
        return say(same ? 'same' : 'alike', {
          v: v.value,
          share: Math.round(100 * v.value),
          times: same ? lowest : low,
        });
      },
    };
    /** Where D is far ahead its loss names the cause already, and this is what follows from it. */
    function isAhead(): boolean {
      return excessLoss(lossD.value, facts.loss) < options.ahead;
    }
  },
});

/** How much of the real images the samples still cover, against the most they did. */
class Coverage {
  fallen = false;
  private peak = { value: -Infinity, step: 0 };
  private low = 0;

  constructor(
    readonly signal: Signal,
    private readonly options: { covered: number; fall: number; fallTimes: number; coveredAgain: number },
  ) {}

  observe(): void {
    const { value, step } = this.signal;
    if (value > this.peak.value) this.peak = { value, step };
    // What never covered a tenth has lost nothing: a few images more or less are chance.
    const { covered, fall } = this.options;
    const isLow = this.peak.value >= covered && value < (1 - fall) * this.peak.value;
    this.low = isLow ? this.low + 1 : 0;
    if (this.low >= this.options.fallTimes) this.fallen = true;
    else if (value > this.options.coveredAgain * this.peak.value) this.fallen = false;
  }

  told() {
    const { value, tag } = this.signal;
    const fall = Math.round(100 * (1 - value / this.peak.value));
    return { measure: tag, value, fall, peak: this.peak.value, peakStep: this.peak.step };
  }
}
