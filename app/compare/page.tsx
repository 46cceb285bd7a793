import { CompareView } from '../_views/compare/compare-view';
import '../styles/compare.css';

/** `/compare?runs=3,5`: the runs in the order they are named, and how they are shown. */
export default async function ComparePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const search = Object.entries(await searchParams).map(([name, value]) => [name, [value].flat()[0]]);
  return <CompareView search={Object.fromEntries(search) as Record<string, string | undefined>} />;
}
