import type { z } from 'zod';
import type { Issue } from './errors';

/** What a value is by a schema, or what is wrong with it, a value at a time and in words for people. */
export function check<T>(
  schema: z.ZodType<T>,
  input: unknown,
): { ok: true; value: T } | { ok: false; issues: Issue[] } {
  const parsed = schema.safeParse(input, { error: inWords });
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
