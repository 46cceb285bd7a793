import { type Search, formatSearch, wordsOf } from '../../_address/search';

/** How one likes the charts of a page; null: as at first. By the ids of the strips. */
export interface Arrangement {
  order: readonly string[] | null;
  hidden: readonly string[] | null;
  pinned: readonly string[] | null;
}

export const AS_AT_FIRST: Arrangement = { order: null, hidden: null, pinned: null };

interface Placed {
  id: string;
  seldom?: boolean;
}

export const parseArrangement = (search: Search): Arrangement => ({
  order: wordsOf(search['order']),
  hidden: wordsOf(search['hidden']),
  pinned: wordsOf(search['pinned']),
});

/** The parts of an address that say so; `none`, so that an empty list is not as at first. */
export const arrangementParts = ({ order, hidden, pinned }: Arrangement) => ({
  order: order && order.join(','),
  hidden: hidden && (hidden.join(',') || 'none'),
  pinned: pinned && pinned.join(','),
});

export const formatArrangement = (arrangement: Arrangement): string =>
  formatSearch(arrangementParts(arrangement));

/** All strips in order, the pinned ones on top. One that the order does not know keeps its place at first. */
export function inOrder<Strip extends Placed>(
  strips: readonly Strip[],
  { order, pinned }: Arrangement,
): Strip[] {
  const place = new Map(order?.map((id, index) => [id, index]));
  let before = -1;
  const places = new Map(
    strips.map((strip, index) => {
      // Behind the one that it follows at first.
      before = place.get(strip.id) ?? before;
      return [strip, place.get(strip.id) ?? before + (index + 1) / (strips.length + 1)];
    }),
  );
  const rank = (strip: Strip) => (pinned?.includes(strip.id) ? 0 : 1);
  return strips.toSorted((a, b) => rank(a) - rank(b) || places.get(a)! - places.get(b)!);
}

export const isHidden = ({ id, seldom }: Placed, { hidden }: Arrangement): boolean =>
  hidden ? hidden.includes(id) : seldom === true;

export const isPinned = ({ id }: Placed, { pinned }: Arrangement): boolean => pinned?.includes(id) ?? false;

/** Those that are shown, in order. */
export const shownStrips = <Strip extends Placed>(strips: readonly Strip[], arrangement: Arrangement) =>
  inOrder(strips, arrangement).filter((strip) => !isHidden(strip, arrangement));

/** With a strip `to` another place of those in `column`, as far as its group goes: pinned ones stay on top. */
export function moved(
  strips: readonly Placed[],
  arrangement: Arrangement,
  column: readonly Placed[],
  id: string,
  to: number,
): Arrangement {
  const strip = strips.find((one) => one.id === id)!;
  const all = inOrder(strips, arrangement).map((one) => one.id);
  const group = column.filter((one) => isPinned(one, arrangement) === isPinned(strip, arrangement));
  const first = column.indexOf(group[0]!);
  const ids = group.map((one) => one.id).filter((one) => one !== id);
  ids.splice(Math.min(ids.length, Math.max(0, to - first)), 0, id);
  // What is not in the column stays where it is among the others.
  const places = group.map((one) => all.indexOf(one.id));
  for (const [index, place] of places.entries()) all[place] = ids[index]!;
  const isAtFirst = all.every((one, index) => one === strips[index]!.id);
  return { ...arrangement, order: isAtFirst ? null : all };
}

/** With these strips shown, or hidden. */
export function withHidden(
  strips: readonly Placed[],
  arrangement: Arrangement,
  ids: readonly string[],
  hide: boolean,
): Arrangement {
  const hidden = strips
    .filter((strip) => (ids.includes(strip.id) ? hide : isHidden(strip, arrangement)))
    .map(({ id }) => id);
  const isAtFirst = strips.every((strip) => isHidden(strip, AS_AT_FIRST) === hidden.includes(strip.id));
  return { ...arrangement, hidden: isAtFirst ? null : hidden };
}

export function withPinned(arrangement: Arrangement, id: string, pin: boolean): Arrangement {
  const others = (arrangement.pinned ?? []).filter((one) => one !== id);
  const pinned = pin ? [...others, id] : others;
  return { ...arrangement, pinned: pinned.length > 0 ? pinned : null };
}
