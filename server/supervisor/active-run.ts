import { KnownError } from '@/lib/protocol/errors';
import type { Run } from '@/lib/protocol/entities';
import type { RunConfig } from '@/lib/protocol/run-config';
import { liveChange } from './live-change';
import type { SaidFailure } from './run-failure';
import type { TrainerProcess } from './trainer-process';

/** A run and the process that trains it. */
export class ActiveRun {
  readonly runId: number;
  /** Said by the trainer before it leaves; told when it has left, with its last words. */
  failure: SaidFailure | null = null;
  /** As it is when all changes that were sent are made: what the next one is checked against. */
  private config: RunConfig;
  private readonly underWay: { made: () => void; dropped: (error: Error) => void }[] = [];

  constructor(
    { id, config }: Run,
    readonly process: TrainerProcess,
  ) {
    this.runId = id;
    this.config = config;
  }

  /** Resolves when the trainer says from which step on; at once where nothing differs. */
  async change(asked: Record<string, unknown>): Promise<void> {
    const { config, changes } = liveChange(this.config, asked);
    if (changes.length === 0) return;
    this.config = config;
    this.process.send({ type: 'run:change', changes });
    await new Promise<void>((made, dropped) => this.underWay.push({ made, dropped }));
  }

  /** Changes are made in the order they were sent. */
  changed(): void {
    this.underWay.shift()?.made();
  }

  left(): void {
    for (const { dropped } of this.underWay.splice(0))
      dropped(new KnownError('CONFLICT', `run ${this.runId} ended before the change was made`));
  }
}
