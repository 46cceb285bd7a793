import { csvField } from '../protocol/csv';
import type { ComparedRun } from '../protocol/compare';
import { decodeNumber } from '../protocol/numbers';
import { type Better, METRICS, shortfall } from './metrics';

/** One row of the summary: a value in each run, and what each is against the baseline. */
export interface SummaryRow {
  label: string;
  /** What the values are: how they are written, and in which file they stand. */
  unit: 'number' | 'step' | 'duration' | 'count' | 'text';
  values: (number | string | null)[];
  /** Difference to the baseline's; null where there is none, and for the baseline itself. */
  deltas: (number | null)[];
  /** Places of the best; none where nothing is better, or all are alike. */
  best: number[];
}

/** What each run came to, samples first. `baseline`: the place of the run that others are held against. */
export function summaryRows(runs: readonly ComparedRun[], baseline: number): SummaryRow[] {
  const row = (
    label: string,
    unit: SummaryRow['unit'],
    better: Better,
    of: (run: ComparedRun) => number | string | null,
  ): SummaryRow => {
    const values = runs.map(of);
    return { label, unit, values, deltas: deltasOf(values, baseline), best: placesOfBest(better, values) };
  };
  const rows = METRICS.flatMap(({ tag, label, better }) => {
    const metric = ({ metrics }: ComparedRun) => metrics.find((one) => one.tag === tag);
    if (!runs.some(metric)) return [];
    const number = (of: 'last' | 'recent') => (run: ComparedRun) => {
      const found = metric(run)?.[of];
      return found === undefined ? null : decodeNumber(found);
    };
    return [
      ...(better === null
        ? []
        : [
            row(`${label}, best`, 'number', better, (run) => metric(run)?.best?.value ?? null),
            row(`${label}, step of best`, 'step', null, (run) => metric(run)?.best?.step ?? null),
            row(`${label}, time to best`, 'duration', null, (run) => metric(run)?.best?.seconds ?? null),
          ]),
      row(`${label}, last`, 'number', better, number('last')),
      row(`${label}, median of last 10 %`, 'number', better, number('recent')),
    ];
  });
  return [
    row('Verdicts', 'text', null, ({ verdicts }) => verdicts.map(({ state }) => state).join(' → ') || null),
    row('Alerts', 'count', 'lower', ({ alerts }) => alerts.filter(({ level }) => level !== 'info').length),
    ...rows,
    row('Steps', 'step', null, ({ run }) => run.step),
    row('Steps a second', 'number', 'higher', ({ stepsPerSecond }) => stepsPerSecond),
  ];
}

function deltasOf(values: SummaryRow['values'], baseline: number): (number | null)[] {
  const from = values[baseline];
  return values.map((value, at) =>
    at === baseline || typeof value !== 'number' || typeof from !== 'number' ? null : value - from,
  );
}

function placesOfBest(better: Better, values: SummaryRow['values']): number[] {
  const distances = values.map((value) => (typeof value === 'number' ? shortfall(better, value) : NaN));
  const least = Math.min(...distances.filter(Number.isFinite));
  const places = [...distances.keys()].filter((at) => distances[at] === least);
  return places.length === values.length ? [] : places;
}

const plain = (value: number | string | null) => (value === null ? '' : String(value));

/** As it is, for a spreadsheet: numbers with all their digits. */
export function toCsv(names: readonly string[], rows: readonly SummaryRow[]): string {
  return [['metric', ...names], ...rows.map(({ label, values }) => [label, ...values.map(plain)])]
    .map((cells) => `${cells.map(csvField).join(',')}\n`)
    .join('');
}

/** For an issue or a note; `write` says numbers as people read them. */
export function toMarkdown(
  names: readonly string[],
  rows: readonly SummaryRow[],
  write: (value: number | string | null, unit: SummaryRow['unit']) => string,
): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |\n`;
  const body = rows.map(({ label, unit, values, best }) =>
    line([label, ...values.map((value, at) => bold(write(value, unit), best.includes(at)))]),
  );
  return line(['', ...names]) + line(['---', ...names.map(() => '---:')]) + body.join('');
}

const bold = (text: string, isBold: boolean) => (isBold ? `**${text}**` : text);
