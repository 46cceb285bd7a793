'use client';
import Link from 'next/link';
import type { AlertOfRun } from '@/lib/protocol/entities';
import { whole } from '../_components/format';
import { LevelMark } from '../_components/marks';
import { useAlerts } from '../_stream/use-alerts';
import { groupAlerts } from '../_stream/alert-groups';
import { NotifyChoice } from './notify-choice';

/** What needs someone now, and what did before; over all runs. */
export function AlertsView() {
  const alerts = useAlerts();
  if (!alerts) return <p className="muted">loading</p>;
  const { open, ended, recovered } = groupAlerts(alerts);
  return (
    <>
      <p className="sentence">
        <b>{sentenceOf(open)}</b>{' '}
        {open[0] ? `${open[0].title}, in ${open[0].runName} #${open[0].runId}.` : ''}
      </p>
      <div className="page">
        <div>
          <AlertList title="Open" alerts={open} empty="No run that trains now has an open alert." />
          <AlertList title="Open when their run ended" alerts={ended} />
          <AlertList title="Recovered" alerts={recovered} />
        </div>
        <aside>
          <NotifyChoice />
        </aside>
      </div>
    </>
  );
}

const sentenceOf = ({ length }: readonly AlertOfRun[]) =>
  length === 0 ? 'Nothing needs you.' : length === 1 ? 'One alert is open.' : `${length} alerts are open.`;

function AlertList({
  title,
  alerts,
  empty,
}: {
  title: string;
  alerts: readonly AlertOfRun[];
  /** Said where there is none; without it the list is left out. */
  empty?: string;
}) {
  if (alerts.length === 0 && !empty) return null;
  return (
    <section className="alerts" aria-label={title}>
      <h2>{title}</h2>
      {alerts.length === 0 && <p className="muted">{empty}</p>}
      <ul>
        {alerts.map(({ id, rule, level, title: what, message, runId, runName, enterStep, leaveStep }) => (
          <li key={id} data-testid="alert-row">
            <LevelMark level={level} />
            <div>
              <b>{what}</b>{' '}
              <Link className="muted" href={`/rules#${rule}`}>
                about
              </Link>{' '}
              <Link href={`/runs/${runId}`}>
                {runName} #{runId}
              </Link>
              <p>{message}</p>
            </div>
            <span className="muted">
              {leaveStep === null
                ? `since step ${whole(enterStep)}`
                : `steps ${whole(enterStep)} to ${whole(leaveStep)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
