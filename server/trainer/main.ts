import { buildCatalogue } from '@/lib/gan/catalogue';
import { KnownError, hasCode } from '@/lib/protocol/errors';
import { PROTOCOL_VERSION } from '@/lib/protocol/version';
import { listen, tell } from './channel';
import { estimate } from './estimate';
import { Session } from './session';

/** The child process: says what it can do, trains one run or times its steps, and leaves. */
let session: Session | null = null;

// Without its server nobody would store what comes next; a checkpoint nobody registered only misleads.
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; the server decides

listen((command) => {
  if (command.type === 'run:start') {
    session = new Session(command);
    leaveAfter(session.run());
  } else if (command.type === 'estimate:start') leaveAfter(estimate(command));
  else session?.receive(command);
});

function leaveAfter(work: Promise<void>): void {
  work.then(
    () => process.exit(0),
    async (error: unknown) => {
      const known = error instanceof KnownError;
      if (!known) console.error(error);
      const full = hasCode(error, 'ENOSPC');
      await tell({
        type: 'run:failed',
        step: 0,
        code: known ? error.code : full ? 'DISK_FULL' : 'INTERNAL',
        message: error instanceof Error ? error.message : String(error),
      });
      process.exit(1);
    },
  );
}

void tell({
  type: 'ready',
  protocolVersion: PROTOCOL_VERSION,
  pid: process.pid,
  catalogue: buildCatalogue(),
});
