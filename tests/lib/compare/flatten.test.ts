import { describe, expect, it } from 'vitest';
import { differences } from '@/lib/compare/flatten';

describe('differences of configurations', () => {
  it('are the leaves that are not the same in all, with null where one lacks them', () => {
    const one = { seed: 1, labels: { real: [0.9, 1] }, layers: [{ filters: 8 }] };
    const two = { seed: 1, labels: { real: [0.7, 1] }, layers: [{ filters: 8 }, { filters: 4 }] };
    expect(differences([one, two])).toEqual([
      ['labels.real', ['0.9, 1', '0.7, 1']],
      ['layers.1.filters', [null, '4']],
    ]);
    expect(differences([one, one])).toEqual([]);
  });
});
