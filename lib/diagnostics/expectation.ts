import type { VerdictState } from '@/lib/protocol/entities';
import { graceSteps } from './grace';
import type { RunFacts } from './rule';
import type { Signals } from './signals/signals';
import type { Open } from './finding';

const at = (step: number) => step.toLocaleString('en');

/** What to expect next, and when: from counts of measured runs, never as a chance nobody measured. */
export function expectation(state: VerdictState, facts: RunFacts, open: Open, { samples }: Signals): string {
  switch (state) {
    case 'starting':
      return 'Small single-class sets show something after about 5,000 steps, digits after a few hundred. Unregularised CIFAR-10 runs needed a median of 18,000 steps to come within twice their best.';
    case 'keep-going':
      return 'Losses may stand still or swing from here on while samples get better. Unregularised CIFAR-10 runs were at their best between 6,000 and 46,000 steps: keep checkpoints.';
    case 'watch':
      if (open.has('discriminator-saturated'))
        return samples.measured
          ? 'Of 16 runs whose D loss was at zero for 500 steps and more, 14 had clearly better samples in the end, after up to 8,000 steps. The next evaluations decide.'
          : `Of 18 checkpoints under 10,000 steps with a D loss near zero, 16 later improved; between 10,000 and 20,000 about six of ten; after 40,000 none of 381. Before step ${at(graceSteps(facts))} nobody should start again for this.`;
      return 'If it passes by itself within a few hundred steps it was a swing; then this ends and says so.';
    case 'past-best':
      return 'Unregularised runs that went past their best ended at 1.8 to 5 times their best.';
    case 'collapsed':
      return 'More steps of the same are not known to bring it back. A fork with the fixes shows within 600 steps on small images whether they help.';
    case 'broken':
      return 'Nothing that this run logs from here on means anything until the cause is gone.';
  }
}
