import { z } from 'zod';

/** Every expected failure has one of these codes; REST, sockets, trainer and CLI share them. */
export const ERROR_CODES = [
  'BAD_REQUEST', // a parameter or body that does not parse; the message names the value and the fix
  'CONFIG_INVALID', // a run configuration that cannot be trained
  'NOT_FOUND',
  'CONFLICT', // the run's state does not allow it
  'FORBIDDEN', // host, origin or token refused
  'UNAUTHORIZED',
  'TOO_MANY_GUESSES', // wrong tokens from one address: none is looked at for a while
  'TOO_LARGE',
  'METHOD_NOT_ALLOWED',
  'DATASET_INVALID', // files missing, truncated or of another format
  'BACKEND_UNAVAILABLE',
  'CHECKPOINT_INVALID',
  'CHECKPOINT_UNWRITABLE', // not for want of space: that is DISK_FULL
  'TRAINER_EXITED', // the process ended without saying why
  'TRAINER_UNRESPONSIVE',
  'DISK_FULL',
  'UNAVAILABLE', // the server is stopping or a part of it is not there
  'INTERNAL', // a defect: logged whole, told without details
] as const;

export const errorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof errorCode>;

/** What is wrong with one value of a request: where it stands, and why. */
export const issue = z.object({ path: z.array(z.union([z.string(), z.int()])), message: z.string() });
export type Issue = z.infer<typeof issue>;

/** `issues` comes where a form asked: the same as `message`, a value at a time, so that a form can say it there. */
export const errorBody = z.object({
  code: errorCode,
  message: z.string(),
  issues: z.array(issue).optional(),
});
export type ErrorBody = z.infer<typeof errorBody>;

/** Whether an error carries one of these codes of the system or of SQLite, `ENOSPC` say. */
export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

export type Result<T> = { ok: true; value: T } | { ok: false; error: ErrorBody };

/** An expected failure on its way to the edge that tells it. */
export class KnownError extends Error {
  override name = 'KnownError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly issues?: readonly Issue[],
  ) {
    super(message);
  }
}

/** One line for people from a zod error or a list of issues: each problem with its path. */
export function describeIssues({
  issues,
}: {
  issues: readonly { path: readonly PropertyKey[]; message: string }[];
}): string {
  return issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}
