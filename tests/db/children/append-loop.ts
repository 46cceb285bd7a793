import { openStore } from '@/db';

/** Appends one batch after the other and says each step on stdout once it is stored, until it is killed. */
const [folder = '', run = '1', most = '40'] = process.argv.slice(2);
const store = openStore(folder);
const runId = Number(run);
const tags = ['a', 'b', 'c'];

for (let first = store.series.lastStep(runId) + 1; ;) {
  const steps = Float64Array.from({ length: 1 + (first % Number(most)) }, (_, index) => first + index);
  const values = tags.map((_, column) => steps.map((step) => step + column / 4));
  store.series.append(runId, { steps, wallTimes: steps, tags, values });
  first += steps.length;
  // Written at once, also into a pipe: what is said was stored before.
  process.stdout.write(`${first - 1}\n`);
}
