import type { StepTime } from '@/lib/protocol/estimate';
import { KnownError } from '@/lib/protocol/errors';
import type { RunConfig } from '@/lib/protocol/run-config';
import { TrainerProcess, type TrainerProcessOptions } from './trainer-process';

/** Start and backend take a few seconds, and then a step must be over. */
const PATIENCE_MS = 30_000;

/** Times the steps of a configuration in a process of its own, one at a time, each for seconds at the most. */
export class Estimator {
  private drop: (why: KnownError) => void = () => undefined;

  constructor(private readonly options: TrainerProcessOptions | undefined) {}

  async measure(config: RunConfig, threads: number): Promise<StepTime> {
    this.cancel('another configuration was asked for meanwhile');
    // Amid a long step it does not hear that it should leave, and what comes next needs its cores.
    const process = new TrainerProcess({ ...this.options, killAfterMs: 100 });
    const tooLong = () => this.drop(new KnownError('UNAVAILABLE', TOO_LONG));
    const patience = setTimeout(tooLong, PATIENCE_MS);
    try {
      return await new Promise<StepTime>((resolve, reject) => {
        this.drop = reject;
        process.onEvent = (event) => {
          if (event.type === 'estimate:made') resolve(event);
          if (event.type === 'run:failed') reject(new KnownError(event.code, event.message));
        };
        process.ready.then(() => process.send({ type: 'estimate:start', config, threads }), reject);
        void process.exited.then(({ stderr }) =>
          reject(
            new KnownError('TRAINER_EXITED', ['the trial ended by itself', ...stderr.slice(-3)].join('\n')),
          ),
        );
      });
    } finally {
      clearTimeout(patience);
      void process.end();
    }
  }

  /** Who waits is told why. */
  cancel(why: string): void {
    this.drop(new KnownError('CONFLICT', why));
  }
}

const TOO_LONG = `the first steps take more than ${PATIENCE_MS / 1000} s on this machine; smaller networks or a faster backend would do`;
