/** A small seeded generator (mulberry32) whose whole state is one number, so a checkpoint can hold it. */
export class Random {
  /** `seed` is the whole state: set it, and the same numbers come again. */
  constructor(public seed: number) {}

  /** Uniform in [0, 1). */
  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  between([low, high]: readonly [number, number]): number {
    return low + (high - low) * this.next();
  }

  /** N(0, deviation), two numbers a draw (Box and Muller). */
  normals(length: number, deviation = 1): Float32Array {
    const values = new Float32Array(length);
    for (let index = 0; index < length; index += 2) {
      const radius = deviation * Math.sqrt(-2 * Math.log(1 - this.next()));
      const angle = 2 * Math.PI * this.next();
      values[index] = radius * Math.cos(angle);
      if (index + 1 < length) values[index + 1] = radius * Math.sin(angle);
    }
    return values;
  }
}
