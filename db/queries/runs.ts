import type { Bookmark } from '@/lib/protocol/annotations';
import {
  type ConfigChange,
  type Run,
  type RunFailure,
  type RunParent,
  type RunSetup,
  type RunSummary,
  type Verdict,
  run,
  runSummary,
} from '@/lib/protocol/entities';
import type { RunConfig } from '@/lib/protocol/run-config';
import { ENDED_STATES, type RunState } from '@/lib/protocol/run-state';
import type { Db } from '../open';
import { bookmarkQueries } from './bookmarks';
import { bestStepOf } from './checkpoints';
import { FORM } from './samples';

const SUMMARY = `
  run.id, name, tags, preset, state, run.step, total_steps AS totalSteps, backend_id AS backend,
  steps_per_second AS stepsPerSecond, created_at AS createdAt, started_at AS startedAt, ended_at AS endedAt,
  verdict, failure,
  CASE state WHEN 'queued' THEN (
    SELECT count(*) FROM run AS other
    WHERE other.state = 'queued' AND (other.queued_at, other.id) <= (run.queued_at, run.id)
  ) END AS queuePosition,
  (SELECT count(*) FROM alert WHERE run_id = run.id AND leave_step IS NULL AND acknowledged_at IS NULL
    AND coalesce(snoozed_until, 0) <= 1000 * unixepoch('subsec')) AS openAlerts,
  sample.hash AS sampleHash, coalesce(sample.columns, 0) AS sampleColumns,
  CASE WHEN image.hash IS NULL THEN NULL ELSE ${FORM} END AS sampleForm,
  (SELECT max(checkpoint.step) FROM checkpoint WHERE run_id = run.id) AS checkpointStep,
  ${bestStepOf('run.id')} AS bestCheckpointStep, parent, sweep`;
const FROM = `
  FROM (SELECT *, json_extract(setup, '$.backend.id') AS backend_id FROM run WHERE deleted_at IS NULL) AS run
  LEFT JOIN sample ON sample.id =
    (SELECT id FROM sample WHERE run_id = run.id AND kind = 'fixed' ORDER BY step DESC LIMIT 1)
  LEFT JOIN image ON image.hash = sample.hash`;

export interface NewRun {
  name: string;
  preset: string | null;
  config: RunConfig;
  parent?: RunParent | null;
}
/** `deleted_at` of a run whose import is under way: hidden like a deleted one, and nobody can bring it back. */
const IMPORTING = 0;

export type ImportedRun = Pick<
  Run,
  | 'name'
  | 'tags'
  | 'notes'
  | 'preset'
  | 'state'
  | 'step'
  | 'totalSteps'
  | 'config'
  | 'changes'
  | 'setup'
  | 'createdAt'
  | 'startedAt'
  | 'endedAt'
  | 'verdict'
  | 'failure'
>;

type Row = Record<string, unknown>;
const json = (text: unknown): unknown => (typeof text === 'string' ? JSON.parse(text) : null);
const toSummary = (row: Row): RunSummary =>
  runSummary.parse({
    ...row,
    tags: json(row['tags']),
    verdict: json(row['verdict']),
    failure: json(row['failure']),
    parent: json(row['parent']),
  });
const toRun = (row: Row, bookmarks: Bookmark[]): Run =>
  run.parse({
    ...toSummary(row),
    config: json(row['config']),
    changes: json(row['changes']),
    setup: json(row['setup']),
    notes: row['notes'],
    bookmarks,
  });

/** Runs, newest first where there are several. One that was deleted is seen by `deleted` and `restore` alone. */
export function runQueries(db: Db) {
  const insert = db.prepare(
    `INSERT INTO run (name, preset, state, step, total_steps, config, parent, created_at, queued_at)
     VALUES (@name, @preset, 'queued', @step, @totalSteps, @config, @parent, @now, @now)`,
  );
  const one = db.prepare<[number], Row>(
    `SELECT ${SUMMARY}, config, changes, setup, notes ${FROM} WHERE run.id = ?`,
  );
  const summaryOf = db.prepare<[number], Row>(`SELECT ${SUMMARY} ${FROM} WHERE run.id = ?`);
  const all = db.prepare<[], Row>(`SELECT ${SUMMARY} ${FROM} ORDER BY run.id DESC`);
  const forks = db.prepare<[number], Row>(
    `SELECT ${SUMMARY} ${FROM} WHERE json_extract(parent, '$.runId') = ? ORDER BY run.id`,
  );
  const swept = db.prepare<[number], Row>(`SELECT ${SUMMARY} ${FROM} WHERE sweep = ? ORDER BY run.id`);
  const group = db.prepare<[number, number]>(`UPDATE run SET sweep = ? WHERE id = ?`);
  const queued = db
    .prepare<[], number>(`SELECT id FROM run WHERE state = 'queued' ORDER BY queued_at, id`)
    .pluck();
  const state = db.prepare<[string, number]>(`UPDATE run SET state = ? WHERE id = ?`);
  const requeue = db.prepare<[number, number]>(
    `UPDATE run SET queued_at = ?, ended_at = NULL, failure = NULL WHERE id = ?`,
  );
  const start = db.prepare<[number, number]>(
    `UPDATE run SET started_at = coalesce(started_at, ?) WHERE id = ?`,
  );
  const end = db.prepare<[number, number]>(
    `UPDATE run SET ended_at = ?, steps_per_second = NULL WHERE id = ?`,
  );
  const progress = db.prepare<[number | null, number | null, number]>(
    `UPDATE run SET step = max(step, coalesce(?, step)), steps_per_second = ? WHERE id = ?`,
  );
  const column = (name: 'setup' | 'verdict' | 'failure' | 'name' | 'notes' | 'tags') =>
    db.prepare<[string, number]>(`UPDATE run SET ${name} = ? WHERE id = ?`);
  const change = db.prepare<[string, string, number]>(`UPDATE run SET config = ?, changes = ? WHERE id = ?`);
  const remove = db.prepare<[number]>(`DELETE FROM run WHERE id = ?`);
  const [setup, verdict, failure] = [column('setup'), column('verdict'), column('failure')];
  const [name, notes, tags] = [column('name'), column('notes'), column('tags')];
  const hide = db.prepare<[number, number]>(`UPDATE run SET deleted_at = ? WHERE id = ?`);
  const restore = db.prepare<[number]>(
    `UPDATE run SET deleted_at = NULL WHERE id = ? AND deleted_at > ${IMPORTING}`,
  );
  const hidden = db.prepare<[], { id: number; name: string; deletedAt: number }>(
    `SELECT id, name, deleted_at AS deletedAt FROM run WHERE deleted_at > ${IMPORTING} ORDER BY deleted_at DESC`,
  );
  const insertImported = db.prepare(
    `INSERT INTO run (name, tags, notes, preset, state, step, total_steps, config, changes, setup, created_at, started_at,
       ended_at, verdict, failure, queued_at, deleted_at)
     VALUES (@name, @tags, @notes, @preset, @state, @step, @totalSteps, @config, @changes, @setup, @createdAt, @startedAt,
       @endedAt, @verdict, @failure, @createdAt, @importing)`,
  );
  const reveal = db.prepare<[number]>(`UPDATE run SET deleted_at = NULL WHERE id = ?`);
  const unfinished = db.prepare<[number], number>(`SELECT id FROM run WHERE deleted_at = ?`).pluck();
  const bookmarks = bookmarkQueries(db);

  const get = (id: number): Run | null => {
    const row = one.get(id);
    return row ? toRun(row, bookmarks.list(id)) : null;
  };
  return {
    create({ name, preset, config, parent = null }: NewRun): Run {
      const { lastInsertRowid } = insert.run({
        name,
        preset,
        step: parent?.step ?? 0,
        totalSteps: config.totalSteps,
        config: JSON.stringify(config),
        parent: parent && JSON.stringify(parent),
        now: Date.now(),
      });
      return get(Number(lastInsertRowid))!;
    },
    get,
    summary(id: number): RunSummary | null {
      const row = summaryOf.get(id);
      return row ? toSummary(row) : null;
    },
    list: (): RunSummary[] => all.all().map(toSummary),
    /** Of one run, in the order they were made. */
    forksOf: (id: number): RunSummary[] => forks.all(id).map(toSummary),
    /** In the order they were asked for. */
    inSweep: (sweep: number): RunSummary[] => swept.all(sweep).map(toSummary),
    setSweep: (id: number, sweep: number) => void group.run(sweep, id),
    /** Ids, the next to start first. */
    queue: (): number[] => queued.all(),
    /** The state, and the times that follow from it. */
    setState(id: number, next: RunState): void {
      const now = Date.now();
      db.transaction(() => {
        if (next === 'queued') requeue.run(now, id);
        if (next === 'running') start.run(now, id);
        if (ENDED_STATES.includes(next)) end.run(now, id);
        state.run(next, id);
      })();
    },
    setProgress: (id: number, { step, stepsPerSecond }: { step?: number; stepsPerSecond: number | null }) =>
      void progress.run(step ?? null, stepsPerSecond, id),
    /** The configuration as it is now, and how it came to be so. */
    setConfig: (id: number, { config, changes }: { config: RunConfig; changes: readonly ConfigChange[] }) =>
      void change.run(JSON.stringify(config), JSON.stringify(changes), id),
    setSetup: (id: number, value: RunSetup) => void setup.run(JSON.stringify(value), id),
    setVerdict: (id: number, value: Verdict) => void verdict.run(JSON.stringify(value), id),
    setFailure: (id: number, value: RunFailure) => void failure.run(JSON.stringify(value), id),
    /** A run from elsewhere. It is hidden until `reveal`, when all that belongs to it is here. */
    import: (value: ImportedRun): number =>
      Number(
        insertImported.run({
          ...value,
          tags: JSON.stringify(value.tags),
          config: JSON.stringify(value.config),
          changes: JSON.stringify(value.changes),
          setup: value.setup && JSON.stringify(value.setup),
          verdict: value.verdict && JSON.stringify(value.verdict),
          failure: value.failure && JSON.stringify(value.failure),
          importing: IMPORTING,
        }).lastInsertRowid,
      ),
    reveal: (id: number) => void reveal.run(id),
    /** Those whose import never came to its end. */
    unfinishedImports: (): number[] => unfinished.all(IMPORTING),
    /** What is left out stays. */
    annotate: db.transaction((id: number, value: { name?: string; notes?: string; tags?: string[] }) => {
      if (value.name !== undefined) name.run(value.name, id);
      if (value.notes !== undefined) notes.run(value.notes, id);
      if (value.tags !== undefined) tags.run(JSON.stringify(value.tags), id);
    }),
    /** Nobody sees it from now on, but it can be brought back. */
    hide: (id: number, now: number) => void hide.run(now, id),
    /** False when no such run was deleted. */
    restore: (id: number): boolean => restore.run(id).changes > 0,
    /** Those that are hidden, the newest first. */
    deleted: () => hidden.all(),
    /** With all that belongs to it; its id is not given again. False when there was none. */
    delete: (id: number): boolean => remove.run(id).changes > 0,
  };
}
