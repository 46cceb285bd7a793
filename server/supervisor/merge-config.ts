import { KnownError, describeIssues } from '@/lib/protocol/errors';
import type { RunConfig } from '@/lib/protocol/run-config';
import { checkConfig } from '@/lib/protocol/run-config/check';

type Plain = Record<string, unknown>;
export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A preset with changes laid over it, as `createRunBody` of lib/protocol/rest.ts says. */
export function mergeConfig(preset: RunConfig, changes: Plain): RunConfig {
  const checked = checkConfig(overlay(preset, changes));
  if (checked.ok) return checked.value;
  throw new KnownError('CONFIG_INVALID', `config: ${describeIssues(checked)}`, checked.issues);
}

function overlay(base: Plain, changes: Plain): Plain {
  const result = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    const before = result[key];
    if (value === null) delete result[key];
    else if (isPlain(value))
      result[key] = overlay(isPlain(before) && isSameKind(before, value) ? before : {}, value);
    else result[key] = value;
  }
  return result;
}

const isSameKind = (before: Plain, { id }: Plain) => id === undefined || id === before['id'];
