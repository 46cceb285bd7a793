'use client';
import { Popover } from '../../_components/popover';
import { inOrder, isHidden } from './arrangement';
import { STRIPS } from './strips';
import type { Arranging } from './use-arrangement';

/** All charts there are, in the order in which they stand: which are shown. */
export const ChartsChoice = ({ arrangement, hide, reset }: Arranging) => (
  <Popover
    face="Charts"
    label="Charts: which are shown"
    className="charts-choice"
    role="dialog"
    room={{ width: 200, height: 340 }}
  >
    {() => (
      <>
        {inOrder(STRIPS, arrangement).map((strip) => (
          <label key={strip.id}>
            <input
              type="checkbox"
              checked={!isHidden(strip, arrangement)}
              onChange={({ target }) => hide([strip], !target.checked)}
            />{' '}
            {strip.title}
          </label>
        ))}
        <button type="button" onClick={reset}>
          As at first
        </button>
      </>
    )}
  </Popover>
);
