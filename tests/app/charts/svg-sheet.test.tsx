import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { shaped, toLine } from '@/app/_charts/line-series';
import { SvgHeat } from '@/app/_charts/svg-heat';
import { SvgLines } from '@/app/_charts/svg-lines';
import { addPoints, emptyBuckets } from '@/lib/series/buckets';

const buckets = emptyBuckets(1);
addPoints(buckets, [0, 1, 2, 3], [1, 0, NaN, 2]);
const shared = {
  title: 'Losses & more',
  about: 'run 1 <first>',
  domain: [0, 3] as const,
  axis: { label: 'G step', share: (step: number) => step / 3, ticks: [{ share: 1, text: '3' }] },
  ink: (token: string) => `ink${token}`,
};

it('a chart of lines is a file of its own: names, colours and marks are written out', () => {
  const line = shaped(toLine(buckets, { key: 'd', label: 'D', title: 'D, sum', token: '--d', dash: [] })!);
  const references = [{ value: 1.5, label: 'chance 1.5', dash: '6 3' }];
  const drawn = { kind: 'lines', lines: [line], references, log: false, height: 100 } as const;
  const svg = renderToStaticMarkup(<SvgLines {...shared} drawn={drawn} />);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  for (const said of ['Losses &amp; more', 'run 1 &lt;first&gt;', 'D, sum', 'chance 1.5', '>3<', 'G step'])
    expect(svg).toContain(said);
  expect(svg).toContain('stroke="ink--d"');
  expect(svg).not.toContain('var(');
  expect(svg.match(/href="#zero"/g)).toHaveLength(1);
  expect(svg.match(/href="#not-finite"/g)).toHaveLength(1);
});

it('gradients too, with the layers beside their rows', () => {
  const rows = [{ layer: 'dense', label: 'dense (bottom)', steps: [0, 1, 2], values: [0.1, 0, NaN] }];
  const drawn = {
    kind: 'heat' as const,
    blocks: [{ group: 'g' as const, title: 'G', rows }],
    scale: [-3, 0] as const,
  };
  const svg = renderToStaticMarkup(<SvgHeat {...shared} drawn={drawn} dark={false} />);
  expect(svg).toContain('dense (bottom)');
  expect(svg).toContain('fill="ink--crit"');
  expect(svg).not.toContain('var(');
});
