import { z } from 'zod';

/** Every expected failure has one of these codes; REST, sockets, trainer and CLI share them. */
export const ERROR_CODES = [
  'BAD_REQUEST', // a parameter or body that does not parse; the message names the value and the fix
  'CONFIG_INVALID', // a run configuration that cannot be trained
  'NOT_FOUND',
  'CONFLICT', // the run's state does not allow it
  'FORBIDDEN', // host, origin or token refused
  'UNAUTHORIZED',
  'TOO_LARGE',
  'METHOD_NOT_ALLOWED',
  'DATASET_INVALID', // files missing, truncated or of another format
  'BACKEND_UNAVAILABLE',
  'CHECKPOINT_INVALID',
  'TRAINER_EXITED', // the process ended without saying why
  'TRAINER_UNRESPONSIVE',
  'DISK_FULL',
  'UNAVAILABLE', // the server is stopping or a part of it is not there
  'INTERNAL', // a defect: logged whole, told without details
] as const;

export const errorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof errorCode>;

export const errorBody = z.object({ code: errorCode, message: z.string() });
export type ErrorBody = z.infer<typeof errorBody>;

export type Result<T> = { ok: true; value: T } | { ok: false; error: ErrorBody };

/** An expected failure on its way to the edge that tells it. */
export class KnownError extends Error {
  override name = 'KnownError';
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** One line for people from a zod error: each problem with its path. */
export function describeIssues(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => (issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message))
    .join('; ');
}
