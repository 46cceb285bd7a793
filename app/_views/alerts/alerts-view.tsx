'use client';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { ALERT_STATES } from '@/lib/protocol/alert-state';
import type { AlertOfRun } from '@/lib/protocol/entities';
import { groupAlerts, openAlarms } from '../../_stream/alert-groups';
import { useAlerts } from '../../_stream/use-alerts';
import { useRuns } from '../../_stream/use-runs';
import { type AlertFilter, addressOf, passes, readFilter } from './alert-filter';
import { AlertRow } from './alert-row';
import { Channels } from './channels';
import { FilterBar, STATE_WORDS } from './filter-bar';
import { NotifyChoice } from './notify-choice';

/** What needs someone now, and what did before; over all runs. */
export function AlertsView() {
  const known = useAlerts();
  const { runs } = useRuns();
  const filter = readFilter(useSearchParams());
  const [done, setDone] = useState<{ id: number; what: string } | null>(null);
  if (!known) return <p className="muted">loading</p>;
  const { alerts, now } = known;
  const open = openAlarms(alerts, now);
  const groups = groupAlerts(alerts.filter(passes(filter)), now);
  const shown = ALERT_STATES.filter((state) => filter.state === null || filter.state === state);
  const change = (next: AlertFilter) => window.history.replaceState(null, '', addressOf(next));
  return (
    <>
      <p className="sentence">
        <b>{sentenceOf(open)}</b>{' '}
        {open[0] ? `${open[0].title}, in ${open[0].runName} #${open[0].runId}.` : ''}
      </p>
      <p className="visually-hidden" role="status">
        {done?.what}
      </p>
      <div className="page alerts-page">
        <div>
          <FilterBar groups={groups} alerts={alerts} filter={filter} onChange={change} />
          {shown.map((state) => {
            const listed = groups[state];
            if (listed.length === 0 && state !== filter.state && state !== 'open') return null;
            return (
              <section key={state} className="alerts" aria-label={STATE_WORDS[state]}>
                <h2>
                  {STATE_WORDS[state]} <span className="muted">{listed.length}</span>
                </h2>
                {listed.length === 0 && <p className="muted">{emptyOf(state, filter)}</p>}
                <ul>
                  {listed.map((alert) => (
                    <AlertRow
                      key={alert.id}
                      alert={alert}
                      state={state}
                      now={now}
                      run={runs?.find(({ id }) => id === alert.runId)}
                      isMoved={done?.id === alert.id}
                      onDone={(what) => setDone({ id: alert.id, what })}
                    />
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
        <aside>
          <Channels />
          <NotifyChoice />
        </aside>
      </div>
    </>
  );
}

const sentenceOf = ({ length }: readonly AlertOfRun[]) =>
  length === 0 ? 'Nothing needs you.' : length === 1 ? 'One alert is open.' : `${length} alerts are open.`;

const emptyOf = (state: AlertFilter['state'], { level, rule, run }: AlertFilter) =>
  level !== null || rule !== null || run !== null
    ? 'None that the filters let through.'
    : state === 'open'
      ? 'No run that trains now has an open alert.'
      : 'None.';
