import type { RunFailure } from '@/lib/protocol/entities';
import { hasCode } from '@/lib/protocol/errors';
import type { TrainerExit } from './trainer-process';

/** Why a run failed, before it is known how its process ended. */
export type SaidFailure = Pick<RunFailure, 'code' | 'message'>;

/** What the trainer or the server said of it, else how the process ended; with its last words. */
export function failureOf(
  { exitCode, signal, stderr, reason }: TrainerExit,
  said: SaidFailure | null,
): RunFailure {
  const how = signal ? `signal ${signal}` : `exit code ${exitCode}`;
  const code = said?.code ?? (reason ? 'TRAINER_UNRESPONSIVE' : 'TRAINER_EXITED');
  const message = said?.message ?? reason ?? `the trainer process ended with ${how}`;
  return { code, message, exitCode, signal, stderr };
}

/** The store did not take what the trainer sent. */
export function storeFailure(error: unknown): SaidFailure {
  const full = hasCode(error, 'SQLITE_FULL');
  return full
    ? { code: 'DISK_FULL', message: 'the disk is full; free some space and resume' }
    : {
        code: 'INTERNAL',
        message: 'the server could not keep what the trainer sent; its log has the details',
      };
}

/** Of a run whose server died: its trainer left with it, and nobody saw how. */
export const ORPHANED: RunFailure = {
  code: 'TRAINER_EXITED',
  message: 'the server ended while this run was training',
  exitCode: null,
  signal: null,
  stderr: [],
};
