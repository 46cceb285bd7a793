import { hasLabels } from '@/lib/protocol/loss-family';
import { LIVE_SETTINGS, valueAt } from '@/lib/protocol/live-settings';
import type { RunConfig } from '@/lib/protocol/run-config';
import { type Plain, type Schema, shapeOf, withSetting } from '../config-form/schema';

export interface AdjustField {
  path: string[];
  schema: Schema;
  value: unknown;
}

/** The settings that can change while a run trains, by the title of the group they stand in. */
export function adjustFields(schema: Schema, config: RunConfig): Map<string, AdjustField[]> {
  const groups = new Map<string, AdjustField[]>();
  for (const setting of LIVE_SETTINGS) {
    if (setting.startsWith('labels.') && !hasLabels(config.loss)) continue;
    const path = setting.split('.');
    const found = schemaAt(schema, config, path);
    if (!found) continue;
    const field = { path, schema: found.schema, value: valueAt(config, setting) };
    groups.set(found.group, [...(groups.get(found.group) ?? []), field]);
  }
  return groups;
}

/** With its group: the title of what it stands in, its own section where it stands alone. */
function schemaAt(
  root: Schema,
  config: RunConfig,
  path: readonly string[],
): { schema: Schema; group: string } | null {
  let [schema, value, group]: [Schema, unknown, string] = [root, config, ''];
  for (const key of path) {
    const inner = shapeOf(schema, value).properties?.[key];
    if (!inner) return null;
    if (schema !== root) group = schema.title ?? group;
    [schema, value] = [inner, (value as Plain | undefined)?.[key]];
  }
  return { schema, group: group || (schema.section ?? '') };
}

/** The configuration with the value at a path changed, or taken away where it is undefined. */
export function withValueAt(config: Plain, [key = '', ...rest]: readonly string[], next: unknown): Plain {
  return withSetting(config, key, rest.length === 0 ? next : withValueAt(config[key] as Plain, rest, next));
}
