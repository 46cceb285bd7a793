import { expect, it } from 'vitest';
import { batchNormUnderSpectralNorm } from '@/lib/lint/checks/batch-norm-under-spectral-norm';
import { everyLayer, quickWith } from '../support/configs';

it('needs both', () => {
  const bare = everyLayer('discriminator', { batchNorm: false }).discriminator!;
  const check = (changes: object) => batchNormUnderSpectralNorm.check(quickWith({ discriminator: changes }));
  expect(check({ spectralNorm: true })).toHaveLength(1);
  expect(check({ ...bare, spectralNorm: true })).toEqual([]);
  expect(check({})).toEqual([]);
});
