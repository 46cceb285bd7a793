import type { Bench, BenchRow } from './row';

/** `npm run bench -- [--json] [NAME...]`: figures as lines of JSON, or as a table for people. */
const BENCHES = ['train-step', 'metrics', 'store', 'start', 'compare', 'dashboard', 'diagnose'] as const;

const words = process.argv.slice(2);
const asJson = words.includes('--json');
const asked = words.filter((word) => word !== '--json');
const unknown = asked.find((name) => !BENCHES.some((known) => known === name));
if (unknown !== undefined) {
  console.error(`there is no bench "${unknown}"; there are ${BENCHES.join(', ')}`);
  process.exit(2);
}

const round = (value: number) => Number(value.toPrecision(4));

function line({ bench, metric, value, unit, ratio, reference }: BenchRow): string {
  const measured = `${round(value).toLocaleString('en')} ${unit}`.padStart(24);
  const compared = reference === null ? '' : `${ratio === null ? '' : `${round(ratio)} x `}${reference}`;
  return `${bench.padEnd(11)} ${metric.padEnd(44)} ${measured}   ${compared}`;
}

for (const name of asked.length > 0 ? asked : BENCHES) {
  // Loaded only when it is asked for: one of them brings TensorFlow.js.
  const module = (await import(new URL(`./${name}.ts`, import.meta.url).href)) as { default: Bench };
  for await (const row of await module.default()) console.log(asJson ? JSON.stringify(row) : line(row));
}
