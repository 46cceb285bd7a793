import type { Issue } from '../errors';
import { valueAt } from '../live-settings';
import { imageShapeOf } from './image-shape';
import type { RunConfig } from './index';
import type { LayerConfig } from './layers';

interface Fixed {
  path: string;
  why: string;
  /** Null: every change of it is refused. */
  allows?: (before: RunConfig, after: RunConfig) => boolean;
}

/** What a checkpoint was made with and cannot go on without. All other settings may be changed in a fork of it. */
const FIXED: readonly Fixed[] = [
  {
    path: 'dataset',
    why: 'its networks are made for images of this size',
    allows: (before, after) => same(imageShapeOf(before.dataset), imageShapeOf(after.dataset)),
  },
  {
    path: 'classes',
    why: 'its networks are told of these classes',
    allows: ({ conditional }) => !conditional,
  },
  { path: 'conditional', why: 'its networks were built with or without classes' },
  { path: 'latentDim', why: 'the first weights of G are made for it' },
  {
    path: 'generator.layers',
    why: 'its weights are those of its layers',
    allows: (before, after) =>
      same(before.generator.layers.map(weighty), after.generator.layers.map(weighty)),
  },
  {
    path: 'generator.ema',
    why: 'it has no average of the weights',
    allows: ({ generator: { ema } }) => ema > 0,
  },
  {
    path: 'discriminator.layers',
    why: 'its weights are those of its layers',
    allows: (before, after) =>
      same(before.discriminator.layers.map(weighty), after.discriminator.layers.map(weighty)),
  },
  { path: 'discriminator.spectralNorm', why: 'D learned with it, or without' },
  { path: 'seed', why: 'its random states and fixed latents follow from it' },
];

/** What of a fork's settings a checkpoint of step `from` does not allow, each with the way out. */
export function fixedByCheckpoint(before: RunConfig, after: RunConfig, from: number): Issue[] {
  const issues = FIXED.filter(
    ({ path, allows }) => !same(valueAt(before, path), valueAt(after, path)) && !allows?.(before, after),
  ).map(({ path, why }) => ({
    path: path.split('.'),
    message: `cannot change from a checkpoint, for ${why}; fork from step 0 instead`,
  }));
  if (after.totalSteps <= from)
    issues.push({
      path: ['totalSteps'],
      message: `${after.totalSteps} steps leave nothing to train from step ${from} on: give more`,
    });
  return issues;
}

/** The settings of a layer that decide which weights it has, and what they mean. */
const weighty = ({ activation: _activation, slope: _slope, dropout: _dropout, ...rest }: LayerConfig) => rest;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
