import { NewRunView } from '../_views/new-run-view';
import '../styles/new-run.css';

export default function NewRunPage() {
  return (
    <div className="new-run">
      <NewRunView />
    </div>
  );
}
