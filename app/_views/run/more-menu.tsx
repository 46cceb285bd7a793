import { Link } from '../../_components/link';

/** What is done with a run now and then: another one like it, and what can be taken away of it. */
export function MoreMenu({ runId }: { runId: number }) {
  const path = `/api/runs/${runId}`;
  return (
    <details className="menu more">
      <summary className="button">More</summary>
      <div>
        <Link href={`/new?like=${runId}`} data-command="clone">
          Clone: a new run with these settings
        </Link>
        <a href={`${path}/report`}>Report, one HTML file</a>
        <a href={`${path}/report?format=markdown`}>Summary, Markdown</a>
        <a href={`${path}/export?format=csv`}>Points, CSV</a>
        <a href={`${path}/archive`}>Whole run, to import elsewhere</a>
        <a href={`${path}/archive?checkpoints=1`}>Whole run with checkpoints</a>
      </div>
    </details>
  );
}
