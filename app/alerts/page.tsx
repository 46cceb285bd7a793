import { AlertsView } from '../_views/alerts-view';

export default function AlertsPage() {
  return <AlertsView />;
}
