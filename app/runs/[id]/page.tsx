import { searchOf } from '../../_address/search';
import { RunView } from '../../_views/run/run-view';
import '../../styles/adjust.css';
import '../../styles/frame.css';

/** `/runs/3?zoom=100,900`: a run, and how it is shown. */
export default async function RunPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { id } = await params;
  return <RunView runId={Number(id)} search={searchOf(await searchParams)} key={id} />;
}
