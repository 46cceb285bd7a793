import { preload } from 'react-dom';
import { searchOf } from '../_address/search';
import { CompareView } from '../_views/compare/compare-view';
import { snapshotsPath } from '../_views/compare/snapshots-path';
import { isComparable, parseView } from '../_views/compare/view-state';
import '../styles/compare.css';
import '../styles/frame.css';

/** `/compare?runs=3,5`: the runs in the order they are named, and how they are shown. */
export default async function ComparePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const search = searchOf(await searchParams);
  const { runs } = parseView(search);
  // Comes while scripts do; `crossOrigin` as fetch() has it, or the browser would ask twice.
  if (isComparable(runs)) preload(snapshotsPath(runs), { as: 'fetch', crossOrigin: 'anonymous' });
  return <CompareView search={search} />;
}
