import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { Presets, SingleBar } from 'cli-progress';
import type { Run } from '@/lib/protocol/entities';
import { KnownError } from '@/lib/protocol/errors';
import { decodeNumber } from '@/lib/protocol/numbers';
import type { LintResponse } from '@/lib/protocol/lint';
import type { SeriesResponse } from '@/lib/protocol/rest';
import { ENDED_STATES } from '@/lib/protocol/run-state';
import { TAG } from '@/lib/protocol/tags';
import { type Client, withServer } from '../client';
import { followStart } from '../follow-start';
import { parseSettings } from '../settings';
import { inWords } from '../warnings';
import { setOption } from './set-option';

interface Options {
  preset: string;
  set: string[];
  steps?: number;
  name?: string;
}

const POLL_MS = 500;

export function trainCommand(): Command {
  return new Command('train')
    .description('Train without a browser. The run is stored like any other and seen in the dashboard.')
    .requiredOption('--preset <id>', 'the configuration to start from: mnist-quick, mnist-dcgan, ...')
    .addOption(setOption())
    .option('--steps <n>', 'total steps', (text) => {
      if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('give a whole number from 1');
      return Number(text);
    })
    .option('--name <name>', 'a name for the run')
    .action(train);
}

async function train({ preset, set, steps, name }: Options): Promise<void> {
  const config = parseSettings(set);
  if (steps !== undefined) config['totalSteps'] = steps;
  const dataset = config['dataset'];
  // The server may run in another folder: a path means what it means where it was typed.
  if (
    typeof dataset === 'object' &&
    dataset !== null &&
    'path' in dataset &&
    typeof dataset.path === 'string'
  ) {
    dataset.path = resolve(dataset.path);
  }
  await withServer(async (client) => {
    const { warnings } = await client.post<LintResponse>('/api/lint', { preset, config });
    if (warnings.length > 0) console.error(inWords(warnings));
    const created = await client.post<Run>('/api/runs', { preset, config, ...(name ? { name } : {}) });
    console.error(
      `run #${created.id} "${created.name}", ${created.totalSteps} steps; also at ${client.url}/runs/${created.id}`,
    );
    if (created.queuePosition !== null)
      console.error(`it waits at place ${created.queuePosition} in the queue`);
    const stop = () =>
      void client.post(`/api/runs/${created.id}/stop`).catch((error: unknown) => console.error(error));
    process.once('SIGINT', stop);
    try {
      await followStart(client, created.id);
      report(await follow(client, created));
    } finally {
      process.off('SIGINT', stop);
    }
  });
}

/** Draws the bar until the run ends; on a pipe, where a bar would be noise, it says nothing. */
async function follow(client: Client, created: Run): Promise<Run> {
  const bar = new SingleBar(
    {
      format:
        '{bar} {percentage}% | step {value}/{total} | {speed} steps/s | {eta_formatted} left | D {d} G {g}',
    },
    Presets.shades_classic,
  );
  bar.start(created.totalSteps, 0, { speed: '-', d: '-', g: '-' });
  for (;;) {
    const run = await client.get<Run>(`/api/runs/${created.id}`);
    const query = `tags=${TAG.lossD},${TAG.lossG}&from=${run.step}`;
    const { series } = await client.get<SeriesResponse>(`/api/runs/${run.id}/series?${query}`);
    const newest = (tag: string) => {
      const value = series.find((one) => one.tag === tag)?.values.at(-1);
      return value === undefined ? '-' : decodeNumber(value).toFixed(3);
    };
    bar.update(run.step, {
      speed: run.stepsPerSecond?.toFixed(1) ?? '-',
      d: newest(TAG.lossD),
      g: newest(TAG.lossG),
    });
    if (ENDED_STATES.includes(run.state)) {
      bar.stop();
      return run;
    }
    await wait(POLL_MS);
  }
}

function report(run: Run): void {
  if (run.state === 'failed')
    throw new KnownError(run.failure?.code ?? 'INTERNAL', run.failure?.message ?? 'the run failed');
  console.error(
    `run #${run.id} ${run.state} at step ${run.step}${run.verdict ? `. ${run.verdict.sentence}` : ''}`,
  );
}
