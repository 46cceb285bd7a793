import { NewRunView } from '../_views/new-run-view';
import type { OriginQuery } from '../_views/new-run-origin';
import '../styles/new-run.css';

type Query = Partial<Record<'fork' | 'from' | 'before' | 'fixes', string>>;

/** `/new`, or `/new?fork=3` with what OriginQuery says. */
export default async function NewRunPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = queryOf(await searchParams);
  return (
    <div className="new-run">
      <NewRunView query={query} key={JSON.stringify(query)} />
    </div>
  );
}

function queryOf({ fork, from, before, fixes }: Query): OriginQuery | null {
  const whole = (text = '') => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);
  const run = whole(fork);
  if (run === undefined) return null;
  return { fork: run, from: whole(from), before: whole(before), fixes: fixes?.split(',') ?? [] };
}
