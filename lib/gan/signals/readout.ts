import * as tf from '@tensorflow/tfjs-core';
import type { SignalId } from './schedule';

/** What comes of tensors once their numbers are known, by tag. */
type Series = (numbers: readonly Float32Array[]) => Iterable<readonly [tag: string, value: number]>;

/**
 * All that is measured in one step: small tensors on the device, read back together at its end. What can be
 * worked out from few numbers is worked out after that, in JavaScript: an operation costs more than a sum.
 */
export class Readout {
  /** Milliseconds a signal took. */
  readonly spentMs = new Map<SignalId, number>();
  private readonly noted = new Map<string, number>();
  private readonly parts: { tensors: readonly tf.Tensor[]; series: Series }[] = [];

  constructor(private readonly due: ReadonlySet<SignalId>) {}

  /** A number that is known already. */
  note(tag: string, value: number): void {
    this.noted.set(tag, value);
  }

  /** A scalar as it is. */
  set(tag: string, scalar: tf.Tensor): void {
    this.derive([scalar], ([values]) => [[tag, values![0]!]]);
  }

  /** Tensors may come from within a gradient, whose end they outlive. */
  derive(tensors: readonly tf.Tensor[], series: Series): void {
    this.parts.push({ tensors: tensors.map((tensor) => tf.keep(tensor)), series });
  }

  /** Does the work where the signal is due at this step, and counts its time. */
  measure(signal: SignalId, work: () => void): void {
    if (!this.due.has(signal)) return;
    const started = performance.now();
    work();
    this.spentMs.set(signal, (this.spentMs.get(signal) ?? 0) + performance.now() - started);
  }

  /** Everything by tag. Called once: the tensors are gone afterwards. */
  read(): Map<string, number> {
    const tensors = this.parts.flatMap((part) => part.tensors);
    const numbers = tf.tidy(() => tf.concat(tensors.map((tensor) => tf.reshape(tensor, [-1])))).dataSync();
    const values = new Map(this.noted);
    let at = 0;
    for (const part of this.parts) {
      const own = part.tensors.map(({ size }) => numbers.subarray(at, (at += size)) as Float32Array);
      for (const [tag, value] of part.series(own)) values.set(tag, value);
    }
    tf.dispose(tensors);
    return values;
  }
}
