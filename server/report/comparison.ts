import type { Store } from '@/db';
import { compareSettings } from '@/lib/compare/config-diff';
import { type SummaryRow, summaryRows } from '@/lib/compare/table';
import { writeDelta } from '@/lib/compare/write';
import type { RunParting, SettingRow } from '@/lib/protocol/compare';
import { runConfigJsonSchema } from '@/lib/protocol/run-config';
import { comparedRuns } from '../compare/compared-runs';
import { partingsFrom } from '../compare/partings';
import type { ReportedRun } from './gather';

/** What a report tells of runs side by side; the first is the one that the others are held against. */
export interface Comparison {
  all: readonly ReportedRun[];
  partings: readonly RunParting[];
  summary: readonly SummaryRow[];
  /** In which they differ, lessons first; and those that are the same in all. */
  settings: { differing: readonly SettingRow[]; same: readonly SettingRow[] };
}

export async function compare(all: readonly ReportedRun[], store: Store): Promise<Comparison> {
  const runs = all.map(({ run }) => run);
  const settings = compareSettings(runs, runConfigJsonSchema());
  const compared = await comparedRuns(runs, store);
  return {
    all,
    partings: await partingsFrom(runs[0]!, runs, store),
    summary: summaryRows(compared, 0),
    settings: {
      differing: settings.filter(({ differs }) => differs),
      same: settings.filter(({ differs }) => !differs),
    },
  };
}

/** Two runs need no names; of more it is said which one. */
export const nameOfParting = ({ other, baseline }: RunParting, { length }: Comparison['partings']) =>
  length === 1 ? '' : `#${other} against #${baseline}: `;

/** How far a run is from the baseline; nothing where it is the same. */
export const deltaOf = ({ deltas, unit }: SummaryRow, at: number) =>
  deltas[at] === 0 ? '' : writeDelta(deltas[at]!, unit);

export const nameOfSetting = ({ path, lesson }: SettingRow) =>
  lesson === null ? path : `${path} (lesson ${lesson})`;
