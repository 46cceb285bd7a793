import type { ConfigChange } from '@/lib/protocol/entities';
import type { Assignment } from '@/lib/protocol/live-settings';
import type { StartCommand } from '@/lib/protocol/trainer-messages';

type Planned = Pick<ConfigChange, 'step' | 'path' | 'to'>;

/**
 * The changes of a run's settings, each made just before the step it belongs to. A resumed run trains some steps
 * again whose points are stored: changes that were made among them are made again at the same steps, and new
 * ones wait until after them. So the curve is the one that an uninterrupted run would have drawn.
 */
export class Changes {
  private readonly planned: Planned[];
  private asked: Assignment[][] = [];
  private readonly storedStep: number;

  constructor({ changes, storedStep }: Pick<StartCommand, 'changes' | 'storedStep'>) {
    this.planned = [...changes];
    this.storedStep = storedStep;
  }

  ask(changes: Assignment[]): void {
    this.asked.push(changes);
  }

  /** Gives what was asked for its step, before `next` is trained. */
  plan(next: number): { step: number; changes: Assignment[] }[] {
    const step = Math.max(next, this.storedStep + 1);
    const plans = this.asked.map((changes) => ({ step, changes }));
    this.planned.push(...plans.flatMap(({ changes }) => changes.map((change) => ({ step, ...change }))));
    this.asked = [];
    return plans;
  }

  /** What is to be changed before `next` is trained. */
  due(next: number): Assignment[] {
    const due = this.planned.filter(({ step }) => step <= next);
    this.planned.splice(0, due.length);
    return due;
  }
}
