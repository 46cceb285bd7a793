import { memo, useState } from 'react';
import type { RunEvent } from '@/lib/protocol/entities';
import { type EventFilter, EVERYTHING, matches } from './event-filter';
import { FoldTitle } from '../../_components/fold-title';
import { whole } from '../../_components/format';
import { LevelMark } from '../../_components/marks';

/** What happened, newest first, by level and text; a step moves the charts and samples there. */
export const EventLog = memo(function EventLog({
  events,
  onStep,
}: {
  events: readonly RunEvent[];
  onStep: (step: number) => void;
}) {
  const [filter, setFilter] = useState<EventFilter>(EVERYTHING);
  const shown = events.filter(matches(filter));
  return (
    <section>
      <FoldTitle id="events">Events</FoldTitle>
      {events.length > 1 && (
        <div className="panel-tools">
          <select
            aria-label="Level of the events"
            value={filter.least}
            onChange={({ target }) => setFilter({ ...filter, least: target.value as EventFilter['least'] })}
          >
            <option value="info">All levels</option>
            <option value="warning">Warning and critical</option>
            <option value="critical">Critical</option>
          </select>
          <input
            type="search"
            aria-label="Search the events"
            placeholder="Search the events"
            value={filter.text}
            onChange={({ target }) => setFilter({ ...filter, text: target.value })}
          />
        </div>
      )}
      {shown.length < events.length && (
        <p className="muted" role="status">
          {shown.length} of {events.length}
        </p>
      )}
      <ul className="events" data-testid="events">
        {shown.map(({ id, step, level, message }) => (
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
