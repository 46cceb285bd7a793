import { Command } from 'commander';
import { KnownError } from '@/lib/protocol/errors';
import { packageVersion } from '../paths';
import { diagnoseCommand } from './commands/diagnose';
import { backendCommand } from './commands/backend';
import { compareCommand } from './commands/compare';
import { doctorCommand } from './commands/doctor';
import { exportCommand } from './commands/export';
import { forkCommand } from './commands/fork';
import { importCommand } from './commands/import';
import { lintCommand } from './commands/lint';
import { reportCommand } from './commands/report';
import { runsCommand } from './commands/runs';
import { serveCommand } from './commands/serve';
import { setCommand } from './commands/set';
import { stopCommand } from './commands/stop';
import { sweepCommand } from './commands/sweep';
import { trainCommand } from './commands/train';

const program = new Command('ganscope')
  .description('Watch GAN training while it happens, and be told what is going on.')
  .version(packageVersion())
  .addHelpText(
    'after',
    `
Examples:
  ganscope serve                                     open the dashboard on http://127.0.0.1:3000
  ganscope train --preset mnist-quick                train without a browser; the run is in the dashboard too
  ganscope train --preset mnist-quick --set optimizer.discriminator.learningRate=0.0005 --steps 500
  ganscope set 3 optimizer.discriminator.learningRate=0.0001    change a run while it trains
  ganscope fork 3 --from 500 --set totalSteps=4000               go on from a checkpoint with other settings
  ganscope compare 3 5                               where they part, what each came to, what differs
  ganscope export 3 --format csv > run-3.csv
  ganscope export 3 run-3.ganscope                   the whole run, for ganscope import elsewhere

Environment:
  HOST             address to listen on (127.0.0.1); any other needs GANSCOPE_TOKEN
  PORT             port (3000); the next free one is taken if it is in use
  GANSCOPE_DATA    folder of database, samples and checkpoints (./.ganscope)
  GANSCOPE_BACKENDS  folder that "ganscope backend install" fills (the cache folder of the user)
  GANSCOPE_WEBGPU  software: backend webgpu takes a software adapter, and no other
  GANSCOPE_DEMO    0: do not start the demo run on an empty database
  GANSCOPE_TOKEN   secret that every request must carry when HOST is not this machine
  GANSCOPE_ALLOWED_HOSTS  further names a browser may use for this server, with commas
  GANSCOPE_RUNS_AT_ONCE  how many runs train at the same time (1); they share the cores
  GANSCOPE_LOG     trace, debug, info, warn, error or silent (info)`,
  )
  .showHelpAfterError('(see ganscope --help)')
  .addCommand(serveCommand())
  .addCommand(trainCommand())
  .addCommand(setCommand())
  .addCommand(forkCommand())
  .addCommand(sweepCommand())
  .addCommand(stopCommand())
  .addCommand(runsCommand())
  .addCommand(compareCommand())
  .addCommand(exportCommand())
  .addCommand(importCommand())
  .addCommand(reportCommand())
  .addCommand(lintCommand())
  .addCommand(diagnoseCommand())
  .addCommand(backendCommand())
  .addCommand(doctorCommand());

// `ganscope export 3 | head` closes the pipe early: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof KnownError)) throw error;
  console.error(`ganscope: ${error.message}`);
  process.exitCode = 1;
}
