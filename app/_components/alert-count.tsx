'use client';
import { openAlarms } from '../_stream/alert-groups';
import { useAlerts } from '../_stream/use-alerts';

/** How many alerts are open, and neither acknowledged nor snoozed. */
export function AlertCount() {
  const known = useAlerts();
  const open = known ? openAlarms(known.alerts, known.now).length : 0;
  if (open === 0) return null;
  return (
    <b className="count" data-testid="alert-count" role="status" aria-label={`${open} open`}>
      {open}
    </b>
  );
}
