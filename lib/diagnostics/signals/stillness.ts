import { TAG } from '@/lib/protocol/tags';
import type { Signal, Signals } from './signals';

/** For how many steps the samples of the fixed latents have hardly moved, all movements taken together. */
export class Stillness {
  private readonly motion: Signal;
  /** Movements from one evaluation to the next, the newest that add up to less than `least`. */
  private readonly moves: { from: number; by: number }[] = [];
  private total = 0;
  private last: number | null = null;

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
    const { value } = this.motion;
    if (this.motion.step !== step || !Number.isFinite(value)) return;
    this.moves.push({ from: this.last ?? step, by: value });
    this.total += value;
    this.last = step;
    while (this.moves.length > 0 && this.total >= this.least) this.total -= this.moves.shift()!.by;
  }

  steps(step: number): number {
    return this.moves.length === 0 ? 0 : step - this.moves[0]!.from;
  }
}
