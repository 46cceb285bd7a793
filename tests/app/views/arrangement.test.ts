import { describe, expect, it } from 'vitest';
import {
  AS_AT_FIRST,
  type Arrangement,
  formatArrangement,
  moved,
  parseArrangement,
  shownStrips,
  withHidden,
  withPinned,
} from '@/app/_views/run/arrangement';

const STRIPS = [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd', seldom: true }];
const shown = (arrangement: Partial<Arrangement>) =>
  shownStrips(STRIPS, { ...AS_AT_FIRST, ...arrangement })
    .map(({ id }) => id)
    .join('');
/** Within what is shown, as on the page. */
const move = (arrangement: Arrangement, id: string, to: number) =>
  moved(STRIPS, arrangement, shownStrips(STRIPS, arrangement), id, to);

describe('the charts of a page', () => {
  it('stand as at first where nothing is told, without those that are seldom looked at', () => {
    expect(shown({})).toBe('abc');
  });

  it('stand in the order that is told, pinned ones on top, hidden ones not', () => {
    expect(shown({ order: ['c', 'a', 'b', 'd'] })).toBe('cab');
    expect(shown({ pinned: ['c'] })).toBe('cab');
    expect(shown({ hidden: ['b'] })).toBe('acd');
    expect(shown({ hidden: [] })).toBe('abcd');
  });

  it('keep the place that they have at first where the order does not know them', () => {
    expect(shown({ order: ['c', 'a'], hidden: [] })).toBe('cdab');
    expect(shown({ order: ['b', 'gone'] })).toBe('abc');
  });

  it('move among those that are shown, and are as at first again when moved back', () => {
    const down = move(AS_AT_FIRST, 'a', 1);
    expect(shown(down)).toBe('bac');
    expect(move(down, 'a', 0)).toEqual(AS_AT_FIRST);
    const past = move(withHidden(STRIPS, AS_AT_FIRST, ['b'], true), 'a', 1);
    expect(shown(past)).toBe('ca');
    expect(shown({ ...past, hidden: null })).toBe('cba');
  });

  it('move no further than pinned ones reach', () => {
    const pinned = withPinned(AS_AT_FIRST, 'c', true);
    expect(shown(move(pinned, 'b', 0))).toBe('cba');
    expect(shown(move(pinned, 'c', 2))).toBe('cab');
    expect(withPinned(pinned, 'c', false)).toEqual(AS_AT_FIRST);
  });

  it('are hidden and shown; as at first is told by nothing', () => {
    const hidden = withHidden(STRIPS, AS_AT_FIRST, ['a'], true);
    expect(hidden.hidden).toEqual(['a', 'd']);
    expect(withHidden(STRIPS, hidden, ['a'], false)).toEqual(AS_AT_FIRST);
    expect(withHidden(STRIPS, AS_AT_FIRST, ['d'], false).hidden).toEqual([]);
  });

  it.each(['', 'order=c,a,b,d', 'hidden=none&pinned=c', 'order=b,a&hidden=a,d'])(
    'are told in an address: "%s"',
    (address) => {
      expect(formatArrangement(parseArrangement(Object.fromEntries(new URLSearchParams(address))))).toBe(
        address,
      );
    },
  );
});
