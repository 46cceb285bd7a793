import { NewRunView } from '../_views/new-run-view';

export default function NewRunPage() {
  return <NewRunView />;
}
