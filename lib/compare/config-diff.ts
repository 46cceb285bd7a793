import type { SettingRow } from '../protocol/compare';
import type { ConfigChange, Run } from '../protocol/entities';
import { flatten } from './flatten';

/** What of the configuration's JSON Schema is read here. */
interface Schema {
  title?: string;
  lesson?: number;
  properties?: Record<string, Schema>;
  items?: Schema | false;
  oneOf?: readonly Schema[];
  anyOf?: readonly Schema[];
}

type Compared = Pick<Run, 'config' | 'changes' | 'setup' | 'preset' | 'parent'>;

/**
 * Every setting of the runs, and what trained them: those that differ first, lessons before the rest. `schema` is the
 * configuration's own, which knows titles and lessons.
 */
export function compareSettings(runs: readonly Compared[], schema: unknown): SettingRow[] {
  const flat = runs.map((run) => new Map([...settingsOf(run), ...factsOf(run)]));
  const paths = [...new Set(flat.flatMap((one) => [...one.keys()]))];
  const rows = paths.map((path) => {
    const values = flat.map((one) => one.get(path) ?? null);
    return { path, ...wordsFor(schema as Schema, path), values, differs: new Set(values).size > 1 };
  });
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

const rank = ({ differs, lesson }: SettingRow) => (differs ? 0 : 2) + (lesson === null ? 1 : 0);

/** As the run began, and with what became of it while it trained. */
function settingsOf({ config, changes }: Compared): [string, string][] {
  return flatten(config).map(([path, now]) => [path, withChanges(path, now, changes)]);
}

const text = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value));

function withChanges(path: string, now: string, changes: readonly ConfigChange[]): string {
  const ofPath = changes.filter((change) => change.path === path);
  if (ofPath.length === 0) return now;
  return [text(ofPath[0]!.from), ...ofPath.map(({ to, step }) => `${text(to)} from step ${step}`)].join('; ');
}

/** What is not asked for but turns out: two runs on another backend are not the same run. */
function factsOf({ setup, preset, parent }: Compared): [string, string][] {
  const facts: [string, string | null | undefined][] = [
    ['preset', preset],
    ['parent', parent && `#${parent.runId} at step ${parent.step}`],
    ['trained by/code version', setup?.codeVersion],
    ['trained by/backend', setup?.backend.id],
    ['trained by/device', setup?.backend.device],
    ['trained by/threads', setup && String(setup.backend.threads)],
    ['trained by/images', setup && String(setup.dataset.images)],
  ];
  return facts.flatMap(([path, value]) => (value ? [[path, value] as [string, string]] : []));
}

/** Title and lesson of the setting at a path, where the schema has it. */
function wordsFor(schema: Schema, path: string): Pick<SettingRow, 'title' | 'lesson'> {
  let places: readonly Schema[] = [schema];
  let lesson: number | null = null;
  for (const key of path.split('.')) {
    places = places.flatMap(shapes).flatMap(({ properties, items }) => {
      const inner = properties?.[key] ?? (/^\d+$/.test(key) ? items : undefined);
      return inner ? [inner] : [];
    });
    // A lesson about a whole holds for its parts.
    lesson = places.find((place) => place.lesson !== undefined)?.lesson ?? lesson;
  }
  return { title: places.find(({ title }) => title !== undefined)?.title ?? null, lesson };
}

const shapes = (schema: Schema): readonly Schema[] => schema.oneOf ?? schema.anyOf ?? [schema];
