/**
 * The median of the newest `size` finite values. It keeps edges, which an average smears. Where values come
 * with their steps and lie apart, fewer are kept: size / sqrt(steps between two), but never under `LEAST`.
 * In a log of one line an epoch a hundred values would be a hundred epochs.
 */
export class RollingMedian {
  private readonly sorted: Float64Array;
  /** Rings: values and their steps in the order in which they came. */
  private readonly values: Float64Array;
  private readonly steps: Float64Array;
  private oldest = 0;
  private length = 0;

  constructor(private readonly size: number) {
    this.sorted = new Float64Array(size + 1);
    this.values = new Float64Array(size);
    this.steps = new Float64Array(size);
  }

  get count(): number {
    return this.length;
  }

  /** NaN before the first finite value. */
  get value(): number {
    const middle = this.length >> 1;
    if (this.length === 0) return NaN;
    return this.length % 2 === 1
      ? this.sorted[middle]!
      : (this.sorted[middle - 1]! + this.sorted[middle]!) / 2;
  }

  /** Adds a value, lets the oldest go, and returns the median. NaN and infinities are passed over. */
  push(value: number, step = 0): number {
    if (!Number.isFinite(value)) return this.value;
    const full = this.length === this.size;
    if (full) this.replace(this.values[this.oldest]!, value);
    else this.insert(value);
    const at = (this.oldest + this.length) % this.size;
    this.values[at] = value;
    this.steps[at] = step;
    if (full) this.oldest = (this.oldest + 1) % this.size;
    else this.length += 1;
    while (this.length > LEAST && this.length > this.wanted(step)) this.dropOldest();
    return this.value;
  }

  private insert(value: number): void {
    const { sorted } = this;
    let place = this.length;
    for (; place > 0 && sorted[place - 1]! > value; place -= 1) sorted[place] = sorted[place - 1]!;
    sorted[place] = value;
  }

  /** Moves only what lies between the value that goes and the one that comes. */
  private replace(old: number, value: number): void {
    const { sorted } = this;
    let place = this.placeOf(old);
    for (; place + 1 < this.length && sorted[place + 1]! < value; place += 1)
      sorted[place] = sorted[place + 1]!;
    for (; place > 0 && sorted[place - 1]! > value; place -= 1) sorted[place] = sorted[place - 1]!;
    sorted[place] = value;
  }

  private wanted(step: number): number {
    const spacing = (step - this.steps[this.oldest]!) / (this.length - 1);
    return spacing > 1 ? this.size / Math.sqrt(spacing) : this.size;
  }

  private dropOldest(): void {
    const place = this.placeOf(this.values[this.oldest]!);
    this.sorted.copyWithin(place, place + 1, this.length);
    this.oldest = (this.oldest + 1) % this.size;
    this.length -= 1;
  }

  /** The first place whose value is not less. */
  private placeOf(value: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** So many values stay however old they are: two of them may be spikes. */
const LEAST = 5;

export function rollingMedian(values: ArrayLike<number>, size: number): number[] {
  const median = new RollingMedian(size);
  return Array.from(values, (value) => median.push(value));
}
