import type { Run, VerdictState } from '@/lib/protocol/entities';
import { whole } from '../../_components/format';

/** What each verdict means, and what people do about it, for who sees it the first time. */
const MEANING: Record<VerdictState, readonly string[]> = {
  starting: [
    'Too little has happened to say anything. The first steps of a GAN look wild in every run, and none of it is a reason to stop (lesson 7).',
    'What to do: look at the samples from time to time, and wait.',
  ],
  'keep-going': [
    'No rule sees anything wrong. The losses of a GAN do not fall like those of other networks: D and G are measured against each other, and both get better at once.',
    'What to do: nothing. Judge the run by its samples and by KID, not by its losses.',
  ],
  watch: [
    'Something is out of balance, and many runs get over it. A D loss at zero is the best known case: D is right about everything, G still gets a gradient with most losses, and learns many times more slowly.',
    'What to do: start a second run with the fixes beside this one, let both run, and compare. Stopping this one saves some time, and loses what it may still become.',
  ],
  'past-best': [
    'Samples were better before. Unregularised GANs reach a best point and then decay for the rest of the run; that is as common as giving up too early.',
    'What to do: use the best checkpoint, which was kept.',
  ],
  collapsed: [
    'G no longer learns: its gradient is gone, or its samples are alike or have not got better while D has won. More steps of the same are not known to bring such a run back.',
    'What to do: start again with the fixes. This is the one case where stopping early is right.',
  ],
  broken: [
    'A value is not a number, or the numbers contradict each other. This is a defect or an explosion and not a state of training.',
    'What to do: look at the layer that is named, lower the learning rate or mend the data, and start from a checkpoint before it.',
  ],
};

export function explainVerdict({
  verdict,
  step,
  bestCheckpointStep,
}: Pick<Run, 'verdict' | 'step' | 'bestCheckpointStep'>): string[] {
  const state = verdict?.state ?? 'starting';
  const words = [...MEANING[state]];
  if (verdict && state !== 'starting')
    words.push(
      `Here: at step ${whole(step)}, for ${whole(Math.max(0, step - verdict.sinceStep))} steps now.${
        state === 'past-best' && bestCheckpointStep !== null
          ? ` The best checkpoint is of step ${whole(bestCheckpointStep)}.`
          : ''
      }`,
    );
  words.push(
    'A verdict is made by rules that look at the numbers of every step; "What this rests on" names them, with the step since which each of them speaks.',
  );
  return words;
}
