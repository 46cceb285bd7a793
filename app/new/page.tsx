import { NewRunView } from '../_views/new-run/new-run-view';
import type { OriginQuery } from '../_views/new-run/new-run-origin';
import '../styles/new-run.css';

type Query = Partial<Record<'like' | 'fork' | 'from' | 'before' | 'fixes', string>>;

/** `/new`, `/new?like=3`, or `/new?fork=3` with what OriginQuery says. */
export default async function NewRunPage({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = await searchParams;
  const query = queryOf(asked);
  const like = wholeOf(asked.like) ?? null;
  return (
    <div className="new-run">
      <NewRunView query={query} like={like} key={JSON.stringify([query, like])} />
    </div>
  );
}

const wholeOf = (text = '') => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);

function queryOf({ fork, from, before, fixes }: Query): OriginQuery | null {
  const run = wholeOf(fork);
  if (run === undefined) return null;
  return { fork: run, from: wholeOf(from), before: wholeOf(before), fixes: fixes?.split(',') ?? [] };
}
