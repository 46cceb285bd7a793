import type { ConfigChange } from './entities';
import type { RunConfig } from './run-config';

/**
 * The settings that may change while a run trains: the trainer reads them anew at each step. All others are built
 * into the networks, the data or what is measured. No zod: pages read this; what a value may be, and what beside
 * which other, says the schema of the configuration.
 */
export const LIVE_SETTINGS = [
  'optimizer.generator.learningRate',
  'optimizer.discriminator.learningRate',
  'labels.real',
  'labels.fake',
  'labels.flipProbability',
  'discriminatorSteps',
  'discriminator.noise.deviation',
  'discriminator.noise.untilStep',
] as const;

export const isLive = (path: string): boolean => LIVE_SETTINGS.some((one) => one === path);

/** A setting by its path, and the value it gets. */
export type Assignment = Pick<ConfigChange, 'path' | 'to'>;

/** The value at a path such as `labels.real`; undefined where there is none. */
export function valueAt(config: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], config);
}

/** Writes into the configuration itself, so that who holds a part of it sees the new value too. */
export function assign(config: RunConfig, { path, to }: Assignment): void {
  const at = path.lastIndexOf('.');
  const place = at < 0 ? config : valueAt(config, path.slice(0, at));
  (place as Record<string, unknown>)[path.slice(at + 1)] = to;
}

/** The configuration as it was when `step` was trained: what changed later is undone, the newest first. */
export function configAt(config: RunConfig, changes: readonly ConfigChange[], step: number): RunConfig {
  const before = structuredClone(config);
  for (const change of changes.toReversed())
    if (change.step > step) assign(before, { path: change.path, to: change.from });
  return before;
}

/** One change in words: `labels.real from 1, 1 to 0.9, 1`. */
export const changeInWords = ({ path, from, to }: Pick<ConfigChange, 'path' | 'from' | 'to'>) =>
  `${path} from ${inWords(from)} to ${inWords(to)}`;

const inWords = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value));
