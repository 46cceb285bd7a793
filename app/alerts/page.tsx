import { Suspense } from 'react';
import { AlertsView } from '../_views/alerts/alerts-view';
import '../styles/alerts.css';

export default function AlertsPage() {
  return (
    <Suspense>
      <AlertsView />
    </Suspense>
  );
}
