import { Argument, Command } from 'commander';

const which = () => new Argument('[name]', 'the backend').choices(['tensorflow']).default('tensorflow');

export function backendCommand(): Command {
  return new Command('backend')
    .description('Install, list and remove what trains faster than the embedded WebAssembly.')
    .addCommand(installCommand())
    .addCommand(listCommand())
    .addCommand(removeCommand());
}

function installCommand(): Command {
  return new Command('install')
    .description(
      'Fetch TensorFlow by pip, compile its binding and test it. About 260 MiB; no Python runs later.',
    )
    .addArgument(which())
    .option('--cuda', 'for an NVIDIA GPU: about 3.2 GiB')
    .action(async (_name: string, { cuda = false }: { cuda?: boolean }) => {
      const [{ installTensorflow }, { releaseFor }, { showProgress }] = await Promise.all([
        import('../../native/install'),
        import('../../native/releases'),
        import('../show-progress'),
      ]);
      const { tensorflow, device } = await installTensorflow(releaseFor({ cuda }), showProgress());
      console.log(
        `installed TensorFlow ${tensorflow} (${device}); runs with backend auto take it from now on`,
      );
    });
}

function listCommand(): Command {
  return new Command('list')
    .description('The backends in the order of preference, and which are there.')
    .action(async () => {
      const { listBackends } = await import('../list-backends');
      for (const { id, state } of await listBackends()) console.log(`${id.padEnd(11)} ${state}`);
    });
}

function removeCommand(): Command {
  return new Command('remove')
    .description('Delete what install has put there, unfinished downloads included.')
    .addArgument(which())
    .action(async () => {
      const { removeTensorflow } = await import('../../native/remove');
      console.log(removeTensorflow());
    });
}
