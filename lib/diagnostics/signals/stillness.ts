import { TAG } from '@/lib/protocol/tags';
import type { Signal, Signals } from './signals';

/** For how many steps the samples of the fixed latents have hardly moved. */
export class Stillness {
  private readonly motion: Signal;
  private since: number | null = null;

  constructor(
    signals: Signals,
    private readonly least: number,
  ) {
    this.motion = signals.of(TAG.motion);
  }

  get measured(): boolean {
    return this.motion.step >= 0;
  }

  observe(step: number): void {
    if (this.motion.step !== step) return;
    if (this.motion.value < this.least) this.since ??= step;
    else this.since = null;
  }

  steps(step: number): number {
    return this.since === null ? 0 : step - this.since;
  }
}
