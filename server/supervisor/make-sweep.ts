import type { Store } from '@/db';
import { KnownError } from '@/lib/protocol/errors';
import type { RunConfig } from '@/lib/protocol/run-config';
import { type Plain, changesFrom, overlay } from '@/lib/protocol/run-config/overlay';
import type { SweepBody } from '@/lib/protocol/sweep';
import { mergeConfig } from './merge-config';
import { type SweepPoint, sweepPoints } from './sweep-points';

export interface SweepBase {
  name: string;
  preset: string | null;
  config: RunConfig;
  /** The run that it is of, where it is of one. */
  runId: number | null;
}

/** The queued runs of a sweep, each with the words for what is its own. All are checked before there is one. */
export function makeSweep(store: Store, base: SweepBase, body: SweepBody): { id: number; words: string }[] {
  const common = mergeConfig(base.config, body.config ?? {});
  const planned = sweepPoints(body).map((point) => {
    const words = inWords(point);
    return { words, config: at(point, common, words) };
  });
  return store.transaction(() => {
    const made = planned.map(({ words, config }) => {
      const changes = changesFrom(base.config, config);
      const { id } = store.runs.create({
        name: `${body.name ?? base.name}: ${words}`.slice(0, 200),
        preset: base.preset,
        config,
        parent: base.runId === null ? null : { runId: base.runId, step: 0, changes },
      });
      return { id, words };
    });
    for (const { id } of made) store.runs.setSweep(id, made[0]!.id);
    return made;
  });
}

function at(point: SweepPoint, common: RunConfig, words: string): RunConfig {
  const asked = point.reduce<Plain>(
    (config, [path, value]) => overlay(config, patchOf(config, path.split('.'), value) as Plain),
    common,
  );
  try {
    return mergeConfig(asked, {});
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    throw new KnownError(error.code, `with ${words}: ${error.message}`, error.issues);
  }
}

/** What sets the value at a path; a list is changed at its place and replaced whole. */
function patchOf(place: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  const inner = (place as Plain | undefined)?.[key];
  const changed = rest.length === 0 ? value : patchOf(inner, rest, value);
  if (!Array.isArray(place)) return { [key]: changed };
  if (!(key in place)) return [...(place as unknown[]), changed]; // the check says what is wrong with it
  return place.map((one: unknown, index) =>
    String(index) !== key ? one : rest.length === 0 ? value : overlay(one as Plain, changed as Plain),
  );
}

/** A setting by the last word of its path, by all of it where two end alike. */
function inWords(point: SweepPoint): string {
  const last = (path: string) => path.slice(path.lastIndexOf('.') + 1);
  const isAlone = (path: string) => point.filter(([other]) => last(other) === last(path)).length === 1;
  return point
    .map(
      ([path, value]) =>
        `${isAlone(path) ? last(path) : path} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join(', ');
}
