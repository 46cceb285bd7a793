'use client';
import { Link } from '../../_components/link';
import { useEffect, useRef, useState } from 'react';
import type { AlertState } from '@/lib/protocol/alert-state';
import type { AlertOfRun } from '@/lib/protocol/entities';
import type { RunListItem } from '@/lib/protocol/rest';
import { Sparkline } from '../../_charts/sparkline';
import { ago, whole } from '../../_components/format';
import { LEVELS, LevelMark, VerdictShape } from '../../_components/marks';
import { forkHref } from '../fork/hrefs';
import { AlertButtons } from './alert-buttons';
import { AlertNote } from './alert-note';

interface AlertRowProps {
  alert: AlertOfRun;
  state: AlertState;
  now: number;
  /** With the curve of its losses; undefined until the list of runs is here. */
  run: RunListItem | undefined;
  /** It has just come from another section by a button that is gone: the focus goes with it. */
  isMoved: boolean;
  onDone: (what: string) => void;
}

/** What was found in which run, with its numbers; what can be done; and where in the run it is. */
export function AlertRow({ alert, state, now, run, isMoved, onDone }: AlertRowProps) {
  const { id, rule, level, title, message, runId, runName, note } = alert;
  const [isWriting, setWriting] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isMoved && document.activeElement === document.body) row.current?.querySelector('button')?.focus();
  }, [isMoved]);
  const loud = level === 'critical' && state === 'open';
  return (
    <li ref={row} data-testid="alert-row" data-alert={id}>
      {state === 'recovered' ? <VerdictShape state="keep-going" /> : <LevelMark level={level} />}
      <div className="what">
        <b style={loud ? { color: 'var(--crit)' } : {}}>{title}</b>{' '}
        <span className="muted">
          {LEVELS[level].word.toLowerCase()}, <Link href={`/rules#${rule}`}>about</Link>, in
        </span>{' '}
        <Link href={`/runs/${runId}`}>
          {runName} #{runId}
        </Link>
        <p>{message}</p>
        {note && !isWriting && <p className="note">{note}</p>}
        {isWriting ? (
          <AlertNote alertId={id} note={note} onClose={() => setWriting(false)} />
        ) : (
          <div className="alert-buttons">
            <AlertButtons alert={alert} state={state} onDone={onDone} />
            <button className="plain" onClick={() => setWriting(true)} aria-label={`Note: ${title}`}>
              {note ? 'Change note' : 'Note'}
            </button>
            <Link className="rewind" href={forkHref(runId, { before: alert.enterStep })}>
              Rewind to before it
            </Link>
          </div>
        )}
      </div>
      <div className="curve">{run && run.step > 0 && <Curve alert={alert} run={run} />}</div>
      <Times alert={alert} state={state} now={now} />
    </li>
  );
}

const [WIDTH, HEIGHT] = [150, 56];

function Curve({ alert: { level, enterStep, leaveStep }, run }: { alert: AlertOfRun; run: RunListItem }) {
  const part = (step: number) => Math.min(1, step / run.step);
  const token = level === 'critical' ? '--crit' : '--watch';
  return (
    <Sparkline
      {...run.sparkline}
      width={WIDTH}
      height={HEIGHT}
      band={{ from: part(enterStep), to: part(leaveStep ?? run.step), token }}
    />
  );
}

function Times({ alert, state, now }: { alert: AlertOfRun; state: AlertState; now: number }) {
  const { enterStep, leaveStep, raisedAt, recoveredAt, snoozedUntil } = alert;
  const at = leaveStep === null ? raisedAt : recoveredAt;
  return (
    <div className="times">
      {leaveStep === null
        ? `since step ${whole(enterStep)}`
        : `steps ${whole(enterStep)} to ${whole(leaveStep)}`}
      {at !== null && (
        <time className="muted" dateTime={new Date(at).toISOString()}>
          {leaveStep === null ? ago(at, now) : `${ago(at, now)}${at > now - 60_000 ? '' : ' ago'}`}
        </time>
      )}
      {state === 'snoozed' && snoozedUntil !== null && (
        <span className="muted">quiet until {clock(snoozedUntil, now)}</span>
      )}
    </div>
  );
}

/** The hour, with its day where that is another. */
function clock(time: number, now: number): string {
  const at = new Date(time);
  const hour = at.toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false });
  const sameDay = at.toDateString() === new Date(now).toDateString();
  return sameDay ? hour : `${at.toLocaleDateString('en', { weekday: 'short' })} ${hour}`;
}
