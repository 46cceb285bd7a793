import { expect, it } from 'vitest';
import { thinDiscriminator } from '@/lib/lint/checks/thin-discriminator';
import { layerAt, quickWith } from '../support/configs';

it.each([
  [layerAt('discriminator', 0, { filters: 4 }), 1],
  [layerAt('discriminator', 0, { filters: 5 }), 0],
  [layerAt('generator', 1, { filters: 2 }), 0],
])('counts the filters of D', (changes, warnings) => {
  expect(thinDiscriminator.check(quickWith(changes))).toHaveLength(warnings);
});

it('takes no filters away', () => {
  const [warning] = thinDiscriminator.check(quickWith(layerAt('discriminator', 0, { filters: 2 })));
  expect(warning!.fix.settings).toMatchObject({
    discriminator: { layers: [{ filters: 16 }, { filters: 32 }] },
  });
});
