import { SettingsView } from '../_views/settings/settings-view';
import '../styles/settings.css';

export default function SettingsPage() {
  return <SettingsView />;
}
