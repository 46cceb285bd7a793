/** Blocks a span is cut into: it moves on by one of them at a time. */
const BLOCKS = 10;

interface Block {
  from: number;
  to: number;
  count: number;
  sum: number;
  squares: number;
  low: number;
  high: number;
}

/** Mean, deviation and range over the last `steps` steps, in a few blocks rather than every value. */
export class Spread {
  private blocks: Block[] = [];
  private due = false;

  constructor(private readonly steps: number) {}

  observe(step: number, value: number): void {
    this.due = false;
    if (!Number.isFinite(value)) return;
    const last = this.blocks.at(-1);
    if (last && step - last.from < this.steps / BLOCKS) {
      last.to = step;
      last.count += 1;
      last.sum += value;
      last.squares += value * value;
      last.low = Math.min(last.low, value);
      last.high = Math.max(last.high, value);
      return;
    }
    this.due = true;
    this.blocks.push({
      from: step,
      to: step,
      count: 1,
      sum: value,
      squares: value * value,
      low: value,
      high: value,
    });
    while (this.blocks.length > 1 && step - this.blocks[1]!.from >= this.steps) this.blocks.shift();
  }

  /** A block was begun at this step: time to look again. */
  get isDue(): boolean {
    return this.due;
  }

  get span(): number {
    return (this.blocks.at(-1)?.to ?? 0) - (this.blocks[0]?.from ?? 0);
  }

  get mean(): number {
    return this.total('sum') / this.total('count');
  }

  get deviation(): number {
    return Math.sqrt(Math.max(0, this.total('squares') / this.total('count') - this.mean ** 2));
  }

  /** Deviation as a share of the mean. */
  get relative(): number {
    return this.deviation / Math.abs(this.mean);
  }

  get low(): number {
    return Math.min(...this.blocks.map(({ low }) => low));
  }

  get high(): number {
    return Math.max(...this.blocks.map(({ high }) => high));
  }

  private total(key: 'count' | 'sum' | 'squares'): number {
    return this.blocks.reduce((sum, block) => sum + block[key], 0);
  }
}
