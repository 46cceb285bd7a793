import { Option } from 'commander';

/** What `parseSettings` reads; each use adds one. */
export const setOption = () =>
  new Option('--set <key=value>', 'change one setting, e.g. labels.flipProbability=0.05; may be repeated')
    .argParser((pair: string, before: string[]) => [...before, pair])
    .default([] as string[], 'none');
