'use client';
import { useCallback, useMemo, useState } from 'react';
import { useRemembered } from '../../_preferences/use-remembered';
import {
  AS_AT_FIRST,
  type Arrangement,
  formatArrangement,
  isPinned,
  moved,
  parseArrangement,
  withHidden,
  withPinned,
} from './arrangement';
import { STRIPS, type Strip } from './strips';
import type { ChangeView, RunPageView } from './view-state';

/** What one can do with the places of charts. */
export interface Arranging {
  arrangement: Arrangement;
  /** What was done last, for those who hear it. */
  said: string;
  move: (column: readonly Strip[], strip: Strip, to: number) => void;
  pin: (strip: Strip, pinned: boolean) => void;
  hide: (strips: readonly Strip[], hidden: boolean) => void;
  reset: () => void;
}

/** As the address has it; what that does not tell is as this browser's user left it on the last run's page. */
export function useArrangement({ order, hidden, pinned }: RunPageView, change: ChangeView): Arranging {
  const [text, remember] = useRemembered('charts');
  const [said, setSaid] = useState('');
  const arrangement = useMemo(() => {
    const remembered = parseArrangement(Object.fromEntries(new URLSearchParams(text ?? '')));
    return {
      order: order ?? remembered.order,
      hidden: hidden ?? remembered.hidden,
      pinned: pinned ?? remembered.pinned,
    };
  }, [order, hidden, pinned, text]);
  const arrange = useCallback(
    (next: Arrangement, words: string) => {
      change(next);
      remember(formatArrangement(next) || null);
      setSaid(words);
    },
    [change, remember],
  );
  return {
    arrangement,
    said,
    move: (column, strip, to) => {
      const place = Math.min(column.length - 1, Math.max(0, to));
      const next = moved(STRIPS, arrangement, column, strip.id, place);
      arrange(next, `${strip.title} moved to ${place + 1} of ${column.length}`);
    },
    pin: (strip, pin) =>
      arrange(
        withPinned(arrangement, strip.id, pin),
        `${strip.title} ${pin ? 'pinned to the top' : 'is no longer pinned'}`,
      ),
    hide: (strips, hide) => {
      const ids = strips.map(({ id }) => id);
      const titles = strips.map(({ title }) => title).join(', ');
      arrange(
        withHidden(STRIPS, arrangement, ids, hide),
        `${titles} ${hide ? 'hidden; Charts, above, shows it again' : 'shown'}`,
      );
    },
    reset: () => arrange(AS_AT_FIRST, 'Charts as at first'),
  };
}

/** What the menu of a chart offers about its place. */
export const entriesOf = (
  { arrangement, move, pin, hide }: Arranging,
  column: readonly Strip[],
  strip: Strip,
) => {
  const at = column.indexOf(strip);
  const pinned = isPinned(strip, arrangement);
  const isSame = (other: Strip | undefined) => other !== undefined && isPinned(other, arrangement) === pinned;
  return [
    { does: pinned ? 'Unpin' : 'Pin to the top', act: () => pin(strip, !pinned) },
    { does: 'Move up', act: () => move(column, strip, at - 1), disabled: !isSame(column[at - 1]) },
    { does: 'Move down', act: () => move(column, strip, at + 1), disabled: !isSame(column[at + 1]) },
    {
      does: 'Hide',
      act: () => {
        hide([strip], true);
        // Its menu is gone; there it can be shown again.
        document.querySelector<HTMLElement>('.charts-choice')?.focus();
      },
    },
  ];
};
