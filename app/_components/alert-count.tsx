'use client';
import { useEffect } from 'react';
import { notifyOfAlerts } from '../_stream/notifications';
import { useAlerts } from '../_stream/use-alerts';
import { groupAlerts } from '../_stream/alert-groups';

/** How many alerts are open: in the navigation, in the title of the tab, and told to who asked for it. */
export function AlertCount() {
  const alerts = useAlerts();
  const open = alerts ? groupAlerts(alerts).open.length : 0;
  useEffect(() => {
    document.title = open > 0 ? `(${open}) ganscope` : 'ganscope';
  }, [open]);
  useEffect(notifyOfAlerts, []);
  if (open === 0) return null;
  return (
    <b className="count" data-testid="alert-count" role="status" aria-label={`${open} open`}>
      {open}
    </b>
  );
}
