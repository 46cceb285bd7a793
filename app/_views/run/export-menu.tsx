/** What can be taken away of a run. */
export function ExportMenu({ runId }: { runId: number }) {
  const path = `/api/runs/${runId}`;
  return (
    <details className="menu export">
      <summary className="button">Export</summary>
      <div>
        <a href={`${path}/report`}>Report, one HTML file</a>
        <a href={`${path}/report?format=markdown`}>Summary, Markdown</a>
        <a href={`${path}/export?format=csv`}>Points, CSV</a>
        <a href={`${path}/archive`}>Whole run, to import elsewhere</a>
        <a href={`${path}/archive?checkpoints=1`}>Whole run with checkpoints</a>
      </div>
    </details>
  );
}
