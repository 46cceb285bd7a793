/** Points of one series in the order of their steps. */
export interface Points {
  steps: Float64Array;
  values: Float64Array;
}

export const NO_POINTS: Points = { steps: new Float64Array(0), values: new Float64Array(0) };

/** How many of the points are before a step. */
export function countBefore(steps: Float64Array, step: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]! < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The points from one step to another, both included. */
export function slicePoints({ steps, values }: Points, from: number, to: number): Points {
  const start = countBefore(steps, from);
  const end = countBefore(steps, to + 1);
  return { steps: steps.subarray(start, end), values: values.subarray(start, end) };
}

/** One behind the other. */
export function joinPoints(a: Points, b: Points): Points {
  if (b.steps.length === 0) return a;
  const joined = {
    steps: new Float64Array(a.steps.length + b.steps.length),
    values: new Float64Array(a.steps.length + b.steps.length),
  };
  joined.steps.set(a.steps);
  joined.values.set(a.values);
  joined.steps.set(b.steps, a.steps.length);
  joined.values.set(b.values, a.steps.length);
  return joined;
}

/** Both in the order of their steps; where both have a step, the first one's value. */
export function mergePoints(a: Points, b: Points): Points {
  const steps = new Float64Array(a.steps.length + b.steps.length);
  const values = new Float64Array(steps.length);
  let length = 0;
  let [i, j] = [0, 0];
  while (i < a.steps.length || j < b.steps.length) {
    const left = a.steps[i] ?? Infinity;
    const right = b.steps[j] ?? Infinity;
    steps[length] = Math.min(left, right);
    values[length] = left <= right ? a.values[i]! : b.values[j]!;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
    length += 1;
  }
  return { steps: steps.subarray(0, length), values: values.subarray(0, length) };
}

/** Points that grow at the end, without a new array each time. */
export class PointColumn {
  private steps = new Float64Array(64);
  private values = new Float64Array(64);
  private length = 0;

  get points(): Points {
    return { steps: this.steps.subarray(0, this.length), values: this.values.subarray(0, this.length) };
  }

  get last(): number {
    return this.length > 0 ? this.steps[this.length - 1]! : -1;
  }

  add(points: Points): void {
    if (points.steps.length === 0) return;
    if (points.steps[0]! > this.last) this.push(points);
    else this.replace(mergePoints(this.points, points));
  }

  dropBefore(step: number): void {
    const count = countBefore(this.points.steps, step);
    this.replace({
      steps: this.steps.slice(count, this.length),
      values: this.values.slice(count, this.length),
    });
  }

  private push({ steps, values }: Points): void {
    const length = this.length + steps.length;
    if (length > this.steps.length) {
      const grown = { steps: new Float64Array(2 * length), values: new Float64Array(2 * length) };
      grown.steps.set(this.points.steps);
      grown.values.set(this.points.values);
      this.steps = grown.steps;
      this.values = grown.values;
    }
    this.steps.set(steps, this.length);
    this.values.set(values, this.length);
    this.length = length;
  }

  private replace({ steps, values }: Points): void {
    this.steps = steps as Float64Array<ArrayBuffer>;
    this.values = values as Float64Array<ArrayBuffer>;
    this.length = steps.length;
  }
}
