import { RunView } from '../../_views/run-view';
import '../../styles/adjust.css';

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <RunView runId={Number(id)} key={id} />;
}
