import { useMemo } from 'react';
import type { Run } from '@/lib/protocol/entities';
import type { Buckets } from '@/lib/series/buckets';
import { number } from '../../_components/format';
import { type Vital, vitalsOf } from './vitals-series';

/** How near an alarm is can be read without knowing the scale. */
export function Vitals({ run, byTag }: { run: Run; byTag: ReadonlyMap<string, Buckets> }) {
  const vitals = useMemo(() => (run.setup ? vitalsOf(byTag, run.setup) : []), [byTag, run.setup]);
  if (vitals.length === 0) return null;
  return (
    <dl className="vitals" data-testid="vitals">
      {vitals.map((vital) => (
        <div key={vital.label}>
          <dt>{vital.label}</dt>
          <dd>
            <b>{number(vital.value)}</b> <span>{vital.note}</span>
            <Gauge {...vital} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const clamp = (share: number) => Math.min(1, Math.max(0, share));
const percent = (share: number) => `${(100 * clamp(share)).toFixed(1)}%`;

function Gauge({ at, alarm, reference }: Vital) {
  return (
    <svg className="gauge" height="12" aria-hidden="true">
      <line x1="0" x2="100%" y1="6" y2="6" stroke="var(--line2)" />
      {alarm && (
        <line
          x1={percent(alarm[0])}
          x2={percent(alarm[1])}
          y1="6"
          y2="6"
          stroke="var(--watch)"
          strokeWidth="3"
        />
      )}
      {reference !== null && (
        <line x1={percent(reference)} x2={percent(reference)} y1="2" y2="10" stroke="var(--ink3)" />
      )}
      <svg x={percent(at)} overflow="visible">
        <path d="M-4 1h8v6l-4 4-4-4z" fill="var(--ink)" />
      </svg>
    </svg>
  );
}
