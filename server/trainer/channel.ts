import {
  type SeriesBatch,
  type TrainerCommand,
  type TrainerEvent,
  trainerCommand,
} from '@/lib/protocol/trainer-messages';

const FLUSH_AFTER_MS = 150;
const FLUSH_AFTER_STEPS = 64;

/** Sends an event; resolves when the channel has taken it. */
export function tell(event: TrainerEvent): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected || !process.send) resolve();
    else process.send(event, undefined, {}, () => resolve());
  });
}

export function listen(receive: (command: TrainerCommand) => void): void {
  process.on('message', (message) => receive(trainerCommand.parse(message)));
}

/** Collects steps into columnar batches, one every 150 ms: a message a step would cost more than the step. */
export function createBatcher(): {
  add(step: number, values: ReadonlyMap<string, number>): void;
  flush(): void;
} {
  let steps: number[] = [];
  let wallTimes: number[] = [];
  let columns = new Map<string, number[]>();

  const flush = () => {
    if (steps.length === 0) return;
    const batch: SeriesBatch = {
      type: 'series:batch',
      steps: Float64Array.from(steps),
      wallTimes: Float64Array.from(wallTimes),
      tags: [...columns.keys()],
      values: [...columns.values()].map((column) => Float64Array.from(column)),
    };
    void tell(batch);
    steps = [];
    wallTimes = [];
    columns = new Map();
  };
  return {
    flush,
    add(step, values) {
      // Other signals than before (gradients are not measured at every step): columns must stay even.
      const same = values.size === columns.size && [...values.keys()].every((tag) => columns.has(tag));
      if (!same) flush();
      const now = Date.now();
      steps.push(step);
      wallTimes.push(now);
      for (const [tag, value] of values) {
        const column = columns.get(tag);
        if (column) column.push(value);
        else columns.set(tag, [value]);
      }
      if (steps.length >= FLUSH_AFTER_STEPS || now - (wallTimes[0] ?? now) >= FLUSH_AFTER_MS) flush();
    },
  };
}
