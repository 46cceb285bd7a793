import { expect, it } from 'vitest';
import { minimaxLoss } from '@/lib/lint/checks/minimax-loss';
import { quickWith } from '../support/configs';

it('is the same with flipped labels, which leave G’s target as it is', () => {
  expect(minimaxLoss.check(quickWith({ loss: 'bce_minimax', labels: { flip: true } }))).toHaveLength(1);
  expect(minimaxLoss.check(quickWith({ labels: { flip: true } }))).toEqual([]);
});
