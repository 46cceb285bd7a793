import { expect, it } from 'vitest';
import { fewReals } from '@/server/trainer/few-reals';

const dataset = (images: number, heldOut: number) => ({
  id: 'mnist',
  title: '',
  images,
  heldOut,
  imageShape: [28, 28, 1] as [number, number, number],
  classNames: [],
});

it('says which images samples are measured against where they are not held out', () => {
  const held = { samples: 500, reference: 'held-out' as const, floors: {} };
  expect(fewReals({ evaluation: held, dataset: dataset(60_000, 10_000) })).toBeNull();
  expect(fewReals({ evaluation: { ...held, reference: 'training' }, dataset: dataset(5000, 200) })).toMatch(
    /^200 images are held out, too few to measure 500 samples/,
  );
  expect(fewReals({ evaluation: null, dataset: dataset(20, 0) })).toMatch(/^20 images are too few/);
});
