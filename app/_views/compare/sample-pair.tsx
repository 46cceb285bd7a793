'use client';
import { useEffect, useState } from 'react';
import type { Sample } from '@/lib/protocol/entities';
import { SampleDifference } from '../../_components/sample-difference';
import { SampleGrid } from '../../_components/sample-grid';

interface Named {
  sample: Sample;
  name: string;
  detail: string;
}

/** Under three flashes a second. */
const BLINK_MS = 700;

/** Two grids in one place: a border to move between them, one after the other, or what differs. */
export function SamplePair({
  mode,
  first,
  second,
}: {
  mode: 'swipe' | 'blink' | 'difference';
  first: Named;
  second: Named;
}) {
  const [part, setPart] = useState(50);
  const blinking = useBlink(mode === 'blink');
  if (mode === 'difference')
    return (
      <SampleDifference
        first={first.sample}
        second={second.sample}
        title={`${first.name} − ${second.name}`}
      />
    );
  const over = mode === 'swipe' ? part : blinking.second ? 0 : 100;
  return (
    <figure data-testid={`sample-${mode}`}>
      <div className="over">
        <SampleGrid sample={second.sample} label={`${second.name}, ${second.detail}`} />
        <div style={{ clipPath: `inset(0 ${100 - over}% 0 0)` }}>
          <SampleGrid sample={first.sample} label={`${first.name}, ${first.detail}`} />
        </div>
      </div>
      {mode === 'swipe' ? (
        <input
          type="range"
          aria-label={`How much of ${first.name} lies over ${second.name}`}
          value={part}
          onChange={({ target }) => setPart(Number(target.value))}
        />
      ) : (
        <button onClick={blinking.flip}>Show {blinking.second ? first.name : second.name}</button>
      )}
      <figcaption>
        {mode === 'swipe' ? (
          <>
            left <b>{first.name}</b> {first.detail}, right <b>{second.name}</b> {second.detail}
          </>
        ) : (
          <>
            <b>{blinking.second ? second.name : first.name}</b> {(blinking.second ? second : first).detail}
          </>
        )}
      </figcaption>
    </figure>
  );
}

/** Which of two is shown: by turns, until someone turns them, or from the start for whom nothing is to move. */
function useBlink(on: boolean) {
  const [second, setSecond] = useState(false);
  const [byHand, setByHand] = useState(false);
  useEffect(() => {
    if (!on || byHand || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const timer = setInterval(() => setSecond((before) => !before), BLINK_MS);
    return () => clearInterval(timer);
  }, [on, byHand]);
  return {
    second,
    flip: () => {
      setByHand(true);
      setSecond((before) => !before);
    },
  };
}
