import { describe, expect, it } from 'vitest';
import { formatView, pairOf, parseView, withRun, withoutRun } from '@/app/_views/compare/view-state';

const parse = (search: string) => parseView(Object.fromEntries(new URLSearchParams(search)));

describe('the view in the address', () => {
  it.each([
    'runs=3,5',
    'runs=3,5&looks=1,0&baseline=5&other=3&x=wall&log=0&smooth=ema:40&outliers=ignored&zoom=10,200&at=50&group=labels.flip&samples=blink&all=1&sort=5%201&full=loss-d&table=kid',
  ])('comes back as it was: %s', (search) => {
    expect(formatView(parse(search))).toBe(search);
  });

  it('passes over what does not parse', () => {
    expect(
      formatView(
        parse(
          'runs=a,3,3,0,5&looks=1&baseline=9&x=z&smooth=mean:3&outliers=1&zoom=9,2&at=x&samples=no&sort=9 1',
        ),
      ),
    ).toBe('runs=3,5');
    expect(parse('').runs).toEqual([]);
  });

  it('keeps each run its colour while others come and go', () => {
    const left = withoutRun(parse('runs=3,5,9&baseline=3'), 3);
    expect(left).toMatchObject({ runs: [5, 9], looks: [1, 2], baseline: null });
    expect(withRun(left, 11)).toMatchObject({ runs: [5, 9, 11], looks: [1, 2, 0] });
    expect(withRun(left, 9)).toBe(left);
    const ten = parse('runs=1,2,3,4,5,6,7,8,9,10');
    expect(withRun(ten, 11)).toBe(ten);
  });

  it('has a pair, whatever is named', () => {
    expect(pairOf(parse('runs=3,5,9'))).toEqual([3, 5]);
    expect(pairOf(parse('runs=3,5,9&baseline=5'))).toEqual([5, 3]);
    expect(pairOf(parse('runs=3,5,9&baseline=5&other=9'))).toEqual([5, 9]);
    expect(pairOf(parse('runs=3,5&baseline=5&other=5'))).toEqual([5, 3]);
  });
});
