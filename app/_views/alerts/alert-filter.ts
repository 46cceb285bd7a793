import { ALERT_STATES, type AlertState } from '@/lib/protocol/alert-state';
import type { AlertOfRun } from '@/lib/protocol/entities';
import { LEVELS, type Level } from '@/lib/protocol/level';
import { isAlarm } from '../../_stream/alert-groups';

/** Which alerts are listed, as the address says it: `?state=open&level=critical&rule=mode-collapse&run=3`. */
export interface AlertFilter {
  /** Null: of every state. */
  state: AlertState | null;
  /** Null: warnings and critical ones. */
  level: Level | null;
  rule: string | null;
  run: number | null;
}

/** What the address does not say, or says of nothing there is, is not filtered by. */
export function readFilter(query: URLSearchParams): AlertFilter {
  const run = query.get('run') ?? '';
  return {
    state: ALERT_STATES.find((state) => state === query.get('state')) ?? null,
    level: LEVELS.find((level) => level === query.get('level')) ?? null,
    rule: query.get('rule'),
    run: /^[1-9]\d{0,8}$/.test(run) ? Number(run) : null,
  };
}

/** The address of a filter, relative to the page. */
export function addressOf(filter: AlertFilter): string {
  const set = Object.entries(filter).filter(([, value]) => value !== null);
  return `?${new URLSearchParams(set.map(([key, value]) => [key, String(value)])).toString()}`;
}

/** Everything but the state, by which they are grouped. */
export const passes =
  ({ level, rule, run }: AlertFilter) =>
  (alert: AlertOfRun): boolean =>
    (level === null ? isAlarm(alert) : alert.level === level) &&
    (rule === null || alert.rule === rule) &&
    (run === null || alert.runId === run);
