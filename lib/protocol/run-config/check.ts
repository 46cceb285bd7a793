import type { z } from 'zod';
import type { Issue } from '../errors';
import { type RunConfig, runConfig } from './index';

/** The one judge of a configuration: the server asks it before a run is made, the form as one types. */
export function checkConfig(input: unknown): { ok: true; value: RunConfig } | { ok: false; issues: Issue[] } {
  const parsed = runConfig.safeParse(input, { error: inWords });
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    issues: parsed.error.issues.map(({ path, message }) => ({
      path: path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
      message,
    })),
  };
}

/** Names the value and the fix; what is not here, zod says. */
const inWords: z.core.$ZodErrorMap = (issue) => {
  const given = JSON.stringify(issue.input)?.slice(0, 60);
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'needs a value'
        : `${given} is not ${issue.expected === 'int' ? 'a whole number' : `a ${issue.expected}`}`;
    case 'too_small':
      return typeof issue.input === 'number'
        ? `${given} is too small: give ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`
        : undefined;
    case 'too_big':
      return typeof issue.input === 'number'
        ? `${given} is too large: give at most ${issue.maximum}`
        : undefined;
    default:
      return undefined;
  }
};
