import { describe, expect, test } from 'vitest';
import { formatView, parseView } from '@/app/_views/run/view-state';

const shown = (address: string) => parseView(Object.fromEntries(new URLSearchParams(address)));

describe('the address of a run', () => {
  test('says nothing of a page as it is at first', () => {
    expect(formatView(shown(''))).toBe('');
  });

  test.each([
    'log=0&zoom=100,900&at=512&layer=d_real:conv1',
    'zoom=0,2',
    'at=0',
    'layer=g:up1',
    'x=wall&log=0&smooth=ema:40&outliers=ignored&at=5',
    'smooth=none',
    'full=losses',
    'table=scores',
    'sample=0&against=400&difference=1&latent=12',
  ])('gives the same view back: %s', (address) => {
    expect(formatView(shown(address))).toBe(address);
  });

  test.each([
    'zoom=9,2',
    'zoom=1',
    'zoom=1,2,3',
    'zoom=a,b',
    'at=-4',
    'at=1e9',
    'log=no',
    'x=step',
    'x=time',
    'smooth=median',
    'outliers=1',
    'other=1',
    'layer=d:conv1',
    'layer=g:',
    'layer=g:a/b',
    'full=',
    'table=A,b',
    'other=1',
  ])('passes over what is none: %s', (address) => {
    expect(formatView(shown(address))).toBe('');
  });
});
