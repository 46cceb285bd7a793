import { CompareView } from '../_views/compare-view';

/** `/compare?runs=3,5`: the runs in the order they are named. */
export default async function ComparePage({ searchParams }: { searchParams: Promise<{ runs?: string }> }) {
  const { runs = '' } = await searchParams;
  const ids = [...new Set(runs.split(',').filter((id) => /^[1-9]\d{0,8}$/.test(id)))].map(Number);
  return <CompareView runIds={ids} key={ids.join(',')} />;
}
