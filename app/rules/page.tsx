import { RulesView } from '../_views/rules-view';

export default function RulesPage() {
  return <RulesView />;
}
