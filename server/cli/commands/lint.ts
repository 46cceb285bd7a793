import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { KnownError } from '@/lib/protocol/errors';
import type { LintResponse } from '@/lib/protocol/lint';
import type { LintBody } from '@/lib/protocol/rest';
import { type Plain, isPlain, overlay } from '@/lib/protocol/run-config/overlay';
import { withServer } from '../client';
import { parseSettings } from '../settings';
import { inWords } from '../warnings';
import { setOption } from './set-option';

interface Options {
  preset?: string;
  config?: string;
  set: string[];
  json?: boolean;
}

export function lintCommand(): Command {
  return new Command('lint')
    .description(
      'Say which settings will not do what they say, or went wrong before. Warnings are no failure; a configuration that cannot be trained is.',
    )
    .option('--preset <id>', 'the configuration to start from')
    .option('--config <file>', 'JSON to lay over it, or without a preset a whole configuration')
    .addOption(setOption())
    .option('--json', 'one JSON object a warning, with the settings that fix it')
    .action(lint);
}

async function lint({ preset, config: file, set, json }: Options): Promise<void> {
  if (preset === undefined && file === undefined)
    throw new KnownError('BAD_REQUEST', 'say what to look at: --preset mnist-quick, or --config run.json');
  const config = overlay(file === undefined ? {} : readJson(file), parseSettings(set));
  const body: LintBody = { config, ...(preset === undefined ? {} : { preset }) };
  const { warnings } = await withServer((client) => client.post<LintResponse>('/api/lint', body));
  if (json) for (const warning of warnings) console.log(JSON.stringify(warning));
  else console.log(warnings.length === 0 ? 'nothing to warn of' : inWords(warnings));
}

function readJson(file: string): Plain {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isPlain(read)) return read;
  } catch (error) {
    throw new KnownError('BAD_REQUEST', `${file}: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
  throw new KnownError('BAD_REQUEST', `${file} is not a configuration: write one JSON object`);
}
