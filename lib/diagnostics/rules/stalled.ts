import { TAG } from '@/lib/protocol/tags';
import { defineRule } from '../rule';

/** No step comes. Whoever has a clock tells how long it has waited; the rule has none. */
export const stalled = defineRule({
  meta: {
    id: 'stalled',
    title: 'No step comes',
    level: 'warning',
    losses: 'all',
    tags: [],
    alsoReads: [TAG.waitingMs, TAG.stepMs],
    atOnce: true,
    description: 'Twenty times the usual time of a step has passed without one, and at least half a minute.',
    options: { leastMs: 30_000, times: 20, window: 100 },
    messages: {
      waiting:
        'No step for {seconds} s, where one takes {usual} s. The machine may be busy or asleep, or the trainer stuck; stopping it keeps the last checkpoint.',
      unknown:
        'No step for {seconds} s. The machine may be busy or asleep, or the trainer stuck; stopping it keeps the last checkpoint.',
    },
    references: [],
    remedies: [],
  },
  create({ signals, options, say }) {
    const waiting = signals.of(TAG.waitingMs);
    const stepMs = signals.median(TAG.stepMs, options.window);
    return {
      observe() {
        if (!signals.now(waiting)) return null;
        const usual = stepMs.count > 0 ? stepMs.value : 0;
        return waiting.value > Math.max(options.leastMs, options.times * usual) ? 'warning' : null;
      },
      message() {
        const seconds = Math.round(waiting.value / 1000);
        return stepMs.count > 0
          ? say('waiting', { seconds, usual: stepMs.value / 1000 })
          : say('unknown', { seconds });
      },
    };
  },
});
