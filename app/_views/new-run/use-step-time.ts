import { useEffect, useState } from 'react';
import type { EstimateBody, EstimateResponse } from '@/lib/protocol/estimate';
import { messageOf, postJson } from '../../_stream/rest';
import type { Plain } from '../config-form/schema';

/** Who types on is waited for. */
const PAUSE_MS = 1200;

interface Told {
  /** The settings it is about. */
  asked: string;
  time?: EstimateResponse;
  error?: string;
}

/**
 * The time of a step with these settings, measured by the server when they have stood for a moment; null: they do
 * not fit yet. `again` measures once more, beside a run that trains, too.
 */
export function useStepTime(config: Plain | null) {
  const [told, setTold] = useState<Told | null>(null);
  const [again, setAgain] = useState({ asked: '', round: 0 });
  // How many steps there are changes nothing about one; a schedule may need any of them.
  const asked = config && JSON.stringify({ ...config, totalSteps: 10_000_000 });
  const round = again.asked === asked ? again.round : 0;
  useEffect(() => {
    if (asked === null) return;
    let isOld = false;
    const tell = (answer: Omit<Told, 'asked'>) => !isOld && setTold({ asked, ...answer });
    const body: EstimateBody = { config: JSON.parse(asked) as Plain, beside: round > 0 };
    const timer = setTimeout(
      () =>
        void postJson<EstimateResponse>('/api/estimate', body).then(
          (time) => tell({ time }),
          (reason: unknown) => tell({ error: messageOf(reason) }),
        ),
      round > 0 ? 0 : PAUSE_MS,
    );
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [asked, round]);
  return {
    ...(told?.asked === asked ? told : null),
    again: () => {
      setTold(null);
      setAgain({ asked: asked ?? '', round: round + 1 });
    },
  };
}
