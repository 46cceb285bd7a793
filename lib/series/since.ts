/** For how many steps something has been the case without a break. */
export class Since {
  start: number | null = null;

  /** Returns the steps it has held. */
  observe(step: number, holds: boolean): number {
    if (!holds) this.start = null;
    else this.start ??= step;
    return this.steps(step);
  }

  steps(step: number): number {
    return this.start === null ? 0 : step - this.start;
  }
}
