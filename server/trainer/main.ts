import { buildCatalogue } from '@/lib/gan/catalogue';
import { KnownError, hasCode } from '@/lib/protocol/errors';
import { PROTOCOL_VERSION } from '@/lib/protocol/version';
import { listen, tell } from './channel';
import { Session } from './session';

/** The child process: says what it can do, trains one run, and leaves. */
let session: Session | null = null;

// Without its server nobody would store what comes next; a checkpoint nobody registered only misleads.
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; the server decides

listen((command) => {
  if (command.type !== 'run:start') {
    session?.receive(command);
    return;
  }
  session = new Session(command);
  session.run().then(
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
});

void tell({
  type: 'ready',
  protocolVersion: PROTOCOL_VERSION,
  pid: process.pid,
  catalogue: buildCatalogue(),
});
