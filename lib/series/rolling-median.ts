/** The median of the newest `size` finite values. It keeps edges, which an average smears. */
export class RollingMedian {
  private readonly window: number[] = [];
  private readonly sorted: number[] = [];

  constructor(private readonly size: number) {}

  get count(): number {
    return this.window.length;
  }

  /** NaN before the first finite value. */
  get value(): number {
    const middle = this.sorted.length >> 1;
    if (this.sorted.length === 0) return NaN;
    return this.sorted.length % 2 === 1
      ? this.sorted[middle]!
      : (this.sorted[middle - 1]! + this.sorted[middle]!) / 2;
  }

  /** Adds a value, lets the oldest go, and returns the median. NaN and infinities are passed over. */
  push(value: number): number {
    if (!Number.isFinite(value)) return this.value;
    this.window.push(value);
    this.sorted.splice(this.placeOf(value), 0, value);
    if (this.window.length > this.size) this.sorted.splice(this.placeOf(this.window.shift()!), 1);
    return this.value;
  }

  /** The first place whose value is not less. */
  private placeOf(value: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export function rollingMedian(values: ArrayLike<number>, size: number): number[] {
  const median = new RollingMedian(size);
  return Array.from(values, (value) => median.push(value));
}
