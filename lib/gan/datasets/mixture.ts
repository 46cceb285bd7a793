import { type DatasetConfig, centresOf } from '@/lib/protocol/run-config';
import { Random } from '../random';
import { type Dataset, type Examples, toDataset } from './dataset';

/** Drawn after those to train on; twice what the floor of a metric takes. */
const HELD_OUT = 1000;

/** Points around the modes, each as often as chance has it, the same for the same seed. */
export function drawMixture(config: Extract<DatasetConfig, { id: 'mixture' }>, seed: number): Dataset {
  const random = new Random(seed);
  const centres = centresOf(config);
  const { layout, modes, deviation } = config;
  const draw = (count: number) => around(centres, deviation, count, random);
  const training = draw(config.count);
  return {
    ...toDataset(
      {
        id: 'mixture',
        title: layout === 'ring' ? `Ring of ${modes}` : `Grid of ${modes}`,
        imageShape: [2],
        classNames: centres.map((_, mode) => `mode ${mode}`),
      },
      training,
      draw(HELD_OUT),
    ),
    modes: { centres, deviation },
  };
}

function around(
  centres: readonly (readonly [number, number])[],
  deviation: number,
  count: number,
  random: Random,
): Examples {
  const labels = Int32Array.from({ length: count }, () => random.below(centres.length));
  const points = random
    .normals(2 * count, deviation)
    .map((offset, at) => centres[labels[at >> 1]!]![at % 2]! + offset);
  return { size: 2, labels, read: (point, to) => to.set(points.subarray(2 * point, 2 * point + 2)) };
}
