import { KnownError, describeIssues } from '@/lib/protocol/errors';
import { type RunConfig, runConfig } from '@/lib/protocol/run-config';

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A preset with changes laid over it: objects merge key by key, lists and values replace. Another dataset
 * replaces the old one whole, whose settings mean nothing to it.
 */
export function mergeConfig(preset: RunConfig, changes: Plain): RunConfig {
  const merged = runConfig.safeParse(overlay(preset, changes));
  if (!merged.success) throw new KnownError('CONFIG_INVALID', `config: ${describeIssues(merged.error)}`);
  return merged.data;
}

function overlay(base: Plain, changes: Plain): Plain {
  const result = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    const before = result[key];
    const sameKind =
      isPlain(before) && isPlain(value) && (value['id'] === undefined || value['id'] === before['id']);
    result[key] = sameKind ? overlay(before, value) : value;
  }
  return result;
}
