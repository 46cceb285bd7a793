import { describe, expect, it } from 'vitest';
import { tellRule } from '../support/tell';

const told = (values: Record<string, number>, then = values) =>
  tellRule('dead-layer', [
    { points: 100, values },
    { points: 100, values: then },
  ]).told;

describe('dead-layer', () => {
  it('names a layer most of whose units are off, and ends when they are on', () => {
    expect(told({ 'inactive/d/conv1': 0.7 }, { 'inactive/d/conv1': 0.1 })).toEqual([
      'entered warning 20',
      'left warning 101',
    ]);
    expect(told({ 'inactive/d/conv1': 0.45 })).toEqual([]);
  });
  it('names a layer whose weights do not change', () => {
    const { told, messages } = tellRule('dead-layer', [
      { points: 100, values: { 'update_ratio/g/up1': 0, 'update_ratio/g/dense': 1e-3 } },
    ]);
    expect(told).toEqual(['entered warning 51']);
    expect(messages[0]).toContain('update_ratio/g/up1 has been 0 since step 1');
  });
  it('says nothing of small updates', () => expect(told({ 'update_ratio/g/up1': 1e-9 })).toEqual([]));
});
