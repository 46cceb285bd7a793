export interface StepPoint {
  step: number;
  /** What was measured at this step, by tag. */
  values: ReadonlyMap<string, number>;
}
