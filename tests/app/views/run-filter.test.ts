import { expect, it } from 'vitest';
import {
  type ListView,
  addressOf,
  knownTags,
  passes,
  patternOf,
  readView,
} from '@/app/_views/runs/run-filter';

const AS_ALWAYS = readView(new URLSearchParams());
const runs = [
  { id: 1, name: 'digits', preset: 'mnist-quick', tags: ['soft labels', 'baseline'] },
  { id: 12, name: 'Cars (1)', preset: 'cifar10-one-class', tags: ['baseline'] },
  { id: 3, name: 'ring', preset: null, tags: [] },
];
const shown = (view: Partial<ListView>) => runs.filter(passes({ ...AS_ALWAYS, ...view })).map(({ id }) => id);

it('the address carries a view there and back', () => {
  const view: ListView = {
    tags: ['soft labels', 'a&tag=b', '<b>', '50 %'],
    find: '^a+ (b|c)&#',
    sort: 'speed',
    falling: true,
    group: 'tag',
    hidden: ['curve', 'seen'],
    pinned: [12, 3],
  };
  expect(readView(new URLSearchParams(addressOf(view)))).toEqual(view);
  expect(addressOf(AS_ALWAYS)).toBe('?');
});

it('what an address says that is not there is passed over', () => {
  expect(readView(new URLSearchParams('?sort=beauty&group=moon&hide=name,step&pin=x,-1,4'))).toEqual({
    ...AS_ALWAYS,
    hidden: ['step'],
    pinned: [4],
  });
});

it('runs are listed that have every tag asked for', () => {
  expect(shown({})).toEqual([1, 12, 3]);
  expect(shown({ tags: ['baseline'] })).toEqual([1, 12]);
  expect(shown({ tags: ['baseline', 'soft labels'] })).toEqual([1]);
  expect(shown({ tags: ['gone'] })).toEqual([]);
});

it('an expression looks at name, number, preset and tags, in any case', () => {
  expect(shown({ find: 'MNIST|ring' })).toEqual([1, 3]);
  expect(shown({ find: '^#1$' })).toEqual([1]);
  expect(shown({ find: 'soft' })).toEqual([1]);
  expect(shown({ find: '\\(1\\)' })).toEqual([12]);
});

it('what is no expression hides nothing and is named', () => {
  expect(shown({ find: '(mnist' })).toEqual([1, 12, 3]);
  expect(patternOf('(mnist').error).toBe(
    '“(mnist” is no regular expression: Unterminated group. All runs are listed.',
  );
  expect(patternOf('mnist').error).toBeNull();
});

it('a tag that no run has any more can still be taken out of the address', () => {
  expect(knownTags(runs, ['gone'])).toEqual(['baseline', 'gone', 'soft labels']);
});
