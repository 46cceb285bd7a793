import { describe, expect, it } from 'vitest';
import { csvOf, fileNameOf } from '@/app/_charts/chart-csv-series';
import { heatTable, lineTable } from '@/app/_charts/chart-table-series';
import { shaped, toLine } from '@/app/_charts/line-series';
import { addPoints, emptyBuckets } from '@/lib/series/buckets';

const line = (width: number, values: readonly number[], label = 'D') => {
  const buckets = emptyBuckets(width);
  addPoints(
    buckets,
    values.map((_, step) => step),
    values,
  );
  return shaped(toLine(buckets, { key: label, label, token: '--d', dash: [] })!);
};
const ALL = [0, Infinity] as const;

describe('what a chart of lines draws, as a table', () => {
  it('has mean, least, greatest and smoothed value of each bucket, and how many were not finite', () => {
    const { places, groups } = lineTable([line(2, [1, 3, 5, NaN])], ALL);
    expect(places).toEqual([0, 2]);
    expect(groups[0]!.columns.map(({ name, values }) => [name, values])).toEqual([
      ['mean', [2, 5]],
      ['min', [1, 5]],
      ['max', [3, 5]],
      ['smoothed', [2, 3.5]],
      ['not finite', [0, 1]],
    ]);
  });

  it('keeps what a bucket was that had nothing finite', () => {
    const { groups } = lineTable([line(1, [Infinity, NaN, -Infinity])], ALL);
    const [mean, least, greatest] = groups[0]!.columns;
    expect(mean!.values).toEqual([Infinity, NaN, -Infinity]);
    expect([least!.values, greatest!.values]).toEqual([
      [NaN, NaN, NaN],
      [NaN, NaN, NaN],
    ]);
  });

  it('leaves places empty where a line has no point, and what is not shown out', () => {
    const { places, groups } = lineTable([line(1, [1, 2, 3, 4]), line(2, [5, 5, 6, 6], 'G')], [1, 2]);
    // G's bucket that begins at 0 reaches to 1.
    expect(places).toEqual([0, 1, 2]);
    expect(groups.map(({ columns }) => columns[0]!.values)).toEqual([
      [1, 2, 3],
      [5, null, 6],
    ]);
  });
});

it('the gradients are a group a block and a column a layer, the bottom first', () => {
  const rows = ['top', 'bottom'].map((layer, index) => ({
    layer,
    label: layer,
    steps: [0, 8],
    values: [index, NaN],
  }));
  expect(heatTable([{ group: 'g', title: 'G', rows }], ALL)).toEqual({
    places: [0, 8],
    groups: [
      {
        name: 'G',
        columns: [
          { name: 'bottom', values: [1, NaN] },
          { name: 'top', values: [0, NaN] },
        ],
      },
    ],
  });
});

describe('CSV', () => {
  it('has NaN and Infinity as words, nothing where there is no point, and quotes what needs them', () => {
    const table = {
      places: [0, 16],
      groups: [
        { name: 'D, "sum"', columns: [{ name: 'mean', values: [NaN, 0.5] }] },
        { name: 'G', columns: [{ name: 'mean', values: [-Infinity, null] }] },
      ],
    };
    expect(csvOf(table, 'G step')).toBe('G step,"D, ""sum"" mean",G mean\r\n0,NaN,-Infinity\r\n16,0.5,\r\n');
  });

  it('is called by run and chart, in letters that every file system takes', () => {
    expect(fileNameOf(['run 2 Größe: 3/4', 'Update / weight'], 'csv')).toBe(
      'run-2-gro-e-3-4-update-weight.csv',
    );
    expect(fileNameOf(['運', ''], 'png')).toBe('chart.png');
  });
});
