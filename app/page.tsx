import { RunsView } from './_views/runs-view';

export default function RunsPage() {
  return <RunsView />;
}
