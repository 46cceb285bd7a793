import { Suspense } from 'react';
import { RunsView } from './_views/runs/runs-view';

export default function RunsPage() {
  return (
    <Suspense>
      <RunsView />
    </Suspense>
  );
}
