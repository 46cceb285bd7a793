import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startBackend } from '@/lib/gan/backends/registry';
import { openDataset } from '@/lib/gan/datasets/registry';
import { parsePresets } from '@/lib/gan/presets/registry';
import { Training } from '@/lib/gan/training';
import type { Preset } from '@/lib/protocol/catalogue';
import { TAG } from '@/lib/protocol/tags';
import { draw } from './draw';

/**
 * `npm run preset-pictures -- [--steps 1500] [PRESET...]`: what the form of a new run shows of each preset, samples and losses of a run
 * that is really trained, here and now. Those whose data must be fetched have none unless they are named. Takes
 * about a minute a preset with native TensorFlow.
 */
const FOLDER = 'app/new/presets';
const INDEX = `${FOLDER}/losses.json`;
const POINTS = 40;
const FETCHED = ['fashion-mnist', 'cifar10'];

type Losses = Record<string, { steps: number; d: number[]; g: number[] }>;
const losses = (existsSync(INDEX) ? JSON.parse(readFileSync(INDEX, 'utf8')) : {}) as Losses;
const { values: options, positionals: named } = parseArgs({
  options: { steps: { type: 'string', default: '1500' } },
  allowPositionals: true,
});
const backend = await startBackend('auto');
for (const preset of parsePresets()) {
  const isAsked = named.length > 0 ? named.includes(preset.id) : !FETCHED.includes(preset.config.dataset.id);
  if (isAsked) await picture(preset);
}

async function picture({ id, config: asked }: Preset): Promise<void> {
  // The samples at the end are looked at, not measured on the way.
  const config = { ...asked, metrics: { ...asked.metrics, everySteps: 1_000_000 } };
  const dataset = await openDataset(config.dataset, config.classes, config.seed);
  const training = new Training(config, dataset, backend);
  const steps = Math.min(config.totalSteps, Number(options.steps));
  const [d, g]: [number[], number[]] = [[], []];
  for (let step = 1; step <= steps; step += 1) {
    const values = training.next();
    d.push(values.get(TAG.lossD)!);
    g.push(values.get(TAG.lossG)!);
  }
  const image = await draw(training.fakeSamples(), training.realSamples);
  writeFileSync(`${FOLDER}/${id}.webp`, image);
  losses[id] = { steps, d: course(d), g: course(g) };
  const sorted = Object.fromEntries(Object.entries(losses).sort());
  writeFileSync(INDEX, `${JSON.stringify(sorted)}\n`);
  console.log(`${id}: ${steps} steps on ${backend.id}, ${image.length} bytes`);
}

/** Means of as many parts as the small curve has points. */
function course(values: readonly number[]): number[] {
  const width = values.length / POINTS;
  return Array.from({ length: POINTS }, (_, part) => {
    const own = values.slice(Math.floor(part * width), Math.floor((part + 1) * width));
    return Number((own.reduce((sum, value) => sum + value, 0) / own.length).toPrecision(3));
  });
}
