import { memo } from 'react';
import type { RunEvent } from '@/lib/protocol/entities';
import { whole } from '../_components/format';
import { LevelMark } from '../_components/marks';

/** What happened, newest first; a step moves the charts and samples there. */
export const EventLog = memo(function EventLog({
  events,
  onStep,
}: {
  events: readonly RunEvent[];
  onStep: (step: number) => void;
}) {
  return (
    <section>
      <h2>Events</h2>
      <ul className="events" data-testid="events">
        {events.map(({ id, step, level, message }) => (
          <li key={id}>
            {step === null ? (
              <span />
            ) : (
              <button
                className="plain"
                onClick={() => onStep(step)}
                aria-label={`Show step ${whole(step)}: ${message}`}
              >
                {whole(step)}
              </button>
            )}
            <LevelMark level={level} />
            <span className={level === 'info' ? '' : 'loud'}>{message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
});
