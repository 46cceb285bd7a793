import { RulesView } from '../_views/rules/rules-view';

import '../styles/rules.css';

export default function RulesPage() {
  return <RulesView />;
}
