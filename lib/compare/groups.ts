import type { Run } from '../protocol/entities';
import { flatten } from './flatten';

/** Runs that are drawn as one: their mean, and the band between the least and the greatest of them. */
export interface Group {
  /** What its runs have in common, for people. */
  label: string;
  /** Places in the list of runs. */
  members: number[];
}

/** Groups runs that are the same but for their seed. */
export const ALL_BUT_SEED = 'all but the seed';

type Grouped = Pick<Run, 'id' | 'config'>;

/** By the value of a setting, `optimizer.generator.learningRate`, or by all settings but the seed; in their order. */
export function groupRuns(runs: readonly Grouped[], key: string): Group[] {
  const groups = new Map<string, Group>();
  for (const [index, { id, config }] of runs.entries()) {
    const settings = new Map(flatten(config));
    settings.delete('seed');
    const same = key === ALL_BUT_SEED ? JSON.stringify([...settings]) : (settings.get(key) ?? 'not set');
    const label = key === ALL_BUT_SEED ? `like #${id}` : `${key.split('.').at(-1)} ${same}`;
    const group = groups.get(same);
    if (group) group.members.push(index);
    else groups.set(same, { label, members: [index] });
  }
  return [...groups.values()];
}
