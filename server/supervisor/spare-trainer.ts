import type { Catalogue } from '@/lib/protocol/catalogue';
import { TrainerProcess, type TrainerProcessOptions } from './trainer-process';

/** The process that is asked what a trainer can do; the first run gets it, later ones a fresh one. */
export class SpareTrainer {
  private known: Promise<Catalogue> | null = null;
  private process: TrainerProcess | null = null;

  constructor(private readonly options: TrainerProcessOptions | undefined) {}

  /** What the trainer can do, as the first of them told. */
  catalogue(): Promise<Catalogue> {
    if (!this.known) {
      this.process = new TrainerProcess(this.options);
      this.known = this.process.ready;
      // One that did not get ready is asked again the next time.
      this.known.catch(() => (this.known = null));
    }
    return this.known;
  }

  take(): TrainerProcess {
    const process = this.process ?? new TrainerProcess(this.options);
    this.process = null;
    return process;
  }

  async release(): Promise<void> {
    const { process } = this;
    this.process = null;
    await process?.end();
  }
}
