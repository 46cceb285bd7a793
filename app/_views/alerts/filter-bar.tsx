'use client';
import { ALERT_STATES, type AlertState } from '@/lib/protocol/alert-state';
import type { AlertOfRun } from '@/lib/protocol/entities';
import type { AlertGroups } from '../../_stream/alert-groups';
import type { AlertFilter } from './alert-filter';

export const STATE_WORDS: Record<AlertState, string> = {
  open: 'Open',
  snoozed: 'Snoozed',
  acknowledged: 'Acknowledged',
  ended: 'Open when their run ended',
  recovered: 'Recovered',
};
const SHORT: Record<AlertState, string> = { ...STATE_WORDS, ended: 'Ended' };

interface FilterBarProps {
  /** What the other filters leave, by state. */
  groups: AlertGroups;
  alerts: readonly AlertOfRun[];
  filter: AlertFilter;
  onChange: (filter: AlertFilter) => void;
}

/** The states with their counts, and what else the list can be narrowed to. */
export function FilterBar({ groups, alerts, filter, onChange }: FilterBarProps) {
  const all = ALERT_STATES.reduce((sum, state) => sum + groups[state].length, 0);
  const rules = new Map(alerts.map(({ rule, title }) => [rule, title]));
  const runs = new Map(alerts.map(({ runId, runName }) => [String(runId), `${runName} #${runId}`]));
  return (
    <div className="filters">
      <div className="segment" role="group" aria-label="State">
        {[...ALERT_STATES, null].map((state) => (
          <button
            key={state}
            aria-pressed={filter.state === state}
            onClick={() => onChange({ ...filter, state })}
          >
            {state === null ? `All ${all}` : `${SHORT[state]} ${groups[state].length}`}
          </button>
        ))}
      </div>
      <Choice
        label="Level"
        value={filter.level}
        all="Warning and critical"
        choices={[
          ['critical', 'Critical'],
          ['warning', 'Warning'],
          ['info', 'Info'],
        ]}
        onChange={(level) => onChange({ ...filter, level: level as AlertFilter['level'] })}
      />
      <Choice
        label="Rule"
        value={filter.rule}
        all="Any rule"
        choices={[...rules].toSorted(([, a], [, b]) => a.localeCompare(b))}
        onChange={(rule) => onChange({ ...filter, rule })}
      />
      <Choice
        label="Run"
        value={filter.run === null ? null : String(filter.run)}
        all="Any run"
        choices={[...runs]}
        onChange={(run) => onChange({ ...filter, run: run === null ? null : Number(run) })}
      />
    </div>
  );
}

function Choice({
  label,
  value,
  all,
  choices,
  onChange,
}: {
  label: string;
  value: string | null;
  all: string;
  choices: readonly (readonly [string, string])[];
  onChange: (value: string | null) => void;
}) {
  // The address may name what no alert has: it stays to be seen, and to be taken away.
  const unknown = value !== null && !choices.some(([id]) => id === value);
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
    >
      <option value="">{all}</option>
      {unknown && <option value={value}>{value}</option>}
      {choices.map(([id, word]) => (
        <option key={id} value={id}>
          {word}
        </option>
      ))}
    </select>
  );
}
