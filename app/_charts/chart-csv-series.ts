import { csvField } from '@/lib/protocol/csv';
import type { ChartTable } from './chart-table-series';

/** As RFC 4180 has it; NaN and Infinity are words, and a place without a point is empty. */
export function csvOf({ places, groups }: ChartTable, place: string): string {
  const columns = groups.flatMap(({ name: group, columns }) =>
    columns.map(({ name, values }) => ({ name: `${group} ${name}`, values })),
  );
  const rows = places.map((at, row) => [at, ...columns.map(({ values }) => values[row] ?? '')]);
  return [[place, ...columns.map(({ name }) => name)], ...rows]
    .map((cells) => `${cells.map((cell) => csvField(String(cell))).join(',')}\r\n`)
    .join('');
}

/** `run-2-losses.csv`: what every file system takes. */
export const fileNameOf = (words: readonly string[], ending: string): string =>
  `${
    words
      .join(' ')
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join('-') ?? 'chart'
  }.${ending}`;
