import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Store } from '@/db';
import { type ReplayedFinding, createReplay } from '@/lib/diagnostics/replay';
import type { Rule } from '@/lib/diagnostics/rule';
import { tuned } from '@/lib/diagnostics/tuning';
import type { Run } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import { type RuleReplay, replayRuleBody } from '@/lib/protocol/rest';
import { factsAlong } from '../../pipeline/facts';
import { type ApiRequest, type Reply, parseBody } from '../http';
import type { Services } from '../services';
import { checkTuning, ruleOf } from './rules';

/** So many runs where nobody says which. */
const NEWEST_RUNS = 20;
/** Steps between two moments in which the server does other things: a few milliseconds of work. */
const AT_A_TIME = 500;

/**
 * What a rule would have said of stored runs, with other options, beside what it says with those in use. Nothing
 * is saved. A line of JSON a run, as each is done: a long run takes a while.
 */
export function replayRule(request: ApiRequest, { store }: Services): Reply {
  const rule = ruleOf(request);
  const { tuning, runs } = parseBody(replayRuleBody, request);
  checkTuning(rule, tuning);
  const inUse = store.ruleTunings.all().get(rule.meta.id);
  const chosen = runs ? runs.map((id) => judged(store, id)) : newest(store);
  const lines = replays(store, chosen, tuned(rule, tuning), inUse ? tuned(rule, inUse) : [rule]);
  return { headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8' }, body: Readable.from(lines) };
}

async function* replays(
  store: Store,
  runs: readonly Run[],
  asked: readonly Rule[],
  inUse: readonly Rule[],
): AsyncGenerator<string> {
  for (const run of runs) {
    const along = factsAlong(run, run.setup!);
    const tellings = [asked, inUse].map((rules) => createReplay(along.facts, rules));
    let lastStep = 0;
    let told = 0;
    for (const point of store.series.iterate(run.id)) {
      along.reach(point.step);
      for (const telling of tellings) telling.observe(point);
      lastStep = point.step;
      told += 1;
      if (told % AT_A_TIME === 0) await breathe();
    }
    const [a, b] = tellings.map((telling) => telling.end().findings.map(episodeOf));
    const line: RuleReplay = { runId: run.id, name: run.name, lastStep, asked: a!, inUse: b! };
    yield `${JSON.stringify(line)}\n`;
  }
}

const episodeOf = ({ level, enter, leave }: ReplayedFinding) => ({ level, enter, leave });

function newest(store: Store): Run[] {
  const begun = store.runs.list().filter(({ step }) => step > 0);
  const runs = begun.slice(0, NEWEST_RUNS).flatMap(({ id }) => store.runs.get(id) ?? []);
  return runs.filter(({ setup }) => setup !== null);
}

function judged(store: Store, id: number): Run {
  const run = store.runs.get(id);
  if (!run?.setup)
    throw new KnownError('NOT_FOUND', `there is no run ${id} that has begun; GET /api/runs lists them`);
  return run;
}
