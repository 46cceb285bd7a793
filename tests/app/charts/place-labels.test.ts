import { expect, it } from 'vitest';
import { placeLabels } from '@/app/_charts/place-labels';

it.each([
  ['stay where nothing is in the way', [10, 50, 90], [10, 50, 90]],
  ['are pushed apart downwards, in their order', [50, 48, 10], [61, 48, 10]],
  ['are pushed back up at the foot', [98, 99, 100], [74, 87, 100]],
  ['are placed where one is beyond the foot', [130], [100]],
])('labels %s', (_, wanted, placed) => {
  expect(placeLabels(wanted, 100)).toEqual(placed);
});
