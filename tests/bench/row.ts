/** One figure of a bench: absolutes differ from machine to machine, the ratio to the reference counts. */
export interface BenchRow {
  bench: string;
  metric: string;
  value: number;
  unit: string;
  /** What the value is compared with, measured in the same run, or the goal it is held to. */
  reference: string | null;
  /** Value through reference; null where there is none. */
  ratio: number | null;
}

export type Bench = () => Iterable<BenchRow> | AsyncIterable<BenchRow> | Promise<readonly BenchRow[]>;

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
