import { expect, it } from 'vitest';
import { MORE_LINES } from '@/app/_views/run/more-signals-series';
import type { LayerInfo, RunSetup } from '@/lib/protocol/entities';
import { addPoints, emptyBuckets } from '@/lib/series/buckets';

const series = (steps: number[], values: number[]) => {
  const buckets = emptyBuckets(1);
  addPoints(buckets, steps, values);
  return buckets;
};
const layer = (name: string): LayerInfo => ({ name, label: name, outputShape: [1], parameters: 1 });
const setup = { generator: [layer('dense'), layer('up1')], discriminator: [layer('conv1')] } as RunSetup;

it('shows the worst layer of each network at each step, where units were counted', () => {
  const byTag = new Map([
    ['inactive/g/dense', series([100, 200], [0.1, 0.6])],
    ['inactive/g/up1', series([100, 200], [0.3, 0.2])],
  ]);
  const inactive = MORE_LINES.inactive(byTag, setup);
  expect(inactive.map(({ key, steps, values, dots }) => [key, steps, values, dots])).toEqual([
    ['g', [100, 200], [0.3, 0.6], true],
  ]);
});

it.each(Object.entries(MORE_LINES))('has no line of what was not measured: %s', (_, linesOf) => {
  expect(linesOf(new Map(), setup)).toEqual([]);
});
