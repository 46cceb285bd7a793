import { Command, Option } from 'commander';
import { type SummaryRow, summaryRows, toCsv, toMarkdown } from '@/lib/compare/table';
import { writeDelta, writeValue } from '@/lib/compare/write';
import type { CompareResponse, PartingResponse } from '@/lib/protocol/compare';
import { withServer } from '../client';
import { parseRun } from '../run-argument';

const FORMATS = ['text', 'markdown', 'csv', 'json'] as const;

export function compareCommand(): Command {
  return new Command('compare')
    .description('Say where runs part, what each came to, and in which settings they differ.')
    .argument(
      '<run...>',
      'two to ten runs by their numbers; the first is what the others are held against',
      addRun,
    )
    .addOption(
      new Option('--format <format>', 'csv and markdown: the summary alone; json: all of it')
        .choices(FORMATS)
        .default('text'),
    )
    .action(async (ids: number[], { format }: { format: (typeof FORMATS)[number] }) => {
      const query = `runs=${ids.join(',')}`;
      const [compared, { partings }] = await withServer((client) =>
        Promise.all([
          client.get<CompareResponse>(`/api/compare?${query}`),
          client.get<PartingResponse>(`/api/compare/parting?${query}`),
        ]),
      );
      const names = compared.runs.map(({ run }) => `#${run.id} ${run.name}`);
      const rows = summaryRows(compared.runs, 0);
      if (format === 'json') console.log(JSON.stringify({ ...compared, partings }));
      else if (format === 'csv') process.stdout.write(toCsv(names, rows));
      else if (format === 'markdown') process.stdout.write(toMarkdown(names, rows, writeValue));
      else
        console.log([...partings.map(inWords), summary(names, rows), settings(names, compared)].join('\n'));
    });
}

const addRun = (text: string, before: number[] = []): number[] => [
  ...before,
  parseRun(text, 'give numbers of runs, e.g. 3 5'),
];

const inWords = ({ baseline, other, lead, rest }: PartingResponse['partings'][number]) =>
  `#${other} against #${baseline}: ${lead} ${rest}\n`;

/** The differences stand beside the values where there is one other run, whose column has room for them. */
function summary(names: readonly string[], rows: readonly SummaryRow[]): string {
  const withDelta = names.length === 2;
  return table([
    ['', ...names, ...(withDelta ? ['difference'] : [])],
    ...rows.map(({ label, unit, values, deltas, best }) => [
      label,
      ...values.map((value, at) => writeValue(value, unit) + (best.includes(at) ? ' *' : '')),
      ...(withDelta ? [writeDelta(deltas[1]!, unit)] : []),
    ]),
  ]).concat('* the best\n');
}

function settings(names: readonly string[], { settings: rows }: CompareResponse): string {
  const differing = rows.filter(({ differs }) => differs);
  if (differing.length === 0) return `All ${rows.length} settings are the same.`;
  return [
    table([
      ['setting', ...names],
      ...differing.map(({ path, lesson, values }) => [
        path + (lesson === null ? '' : ` (lesson ${lesson})`),
        ...values.map((value) => value ?? '–'),
      ]),
    ]),
    `${rows.length - differing.length} settings are the same.`,
  ].join('');
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  return rows
    .map(
      (cells) =>
        `${cells
          .map((text, column) => text.padEnd(widths[column]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
