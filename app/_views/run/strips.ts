import type { RunSetup } from '@/lib/protocol/entities';
import type { Buckets } from '@/lib/series/buckets';
import type { Reference } from '../../_charts/line-plot';
import type { Measured } from '../../_charts/line-series';
import type * as explanations from '../explain/charts';
import { DEAD, GUESSING, MORE_LINES } from './more-signals-series';
import { ALIKE, LINES, floorOf, rangeOf, referencesOf } from './run-charts-series';

interface StripBase {
  id: string;
  title: string;
  /** What explains it, fetched for those who ask. */
  explain?: keyof typeof explanations;
  /** Looked at when something is odd: not shown at first. */
  seldom?: boolean;
}

export interface LineStrip extends StripBase {
  testId: string;
  /** CSS pixels. */
  height: number;
  log: boolean | 'as chosen';
  lines: (byTag: ReadonlyMap<string, Buckets>, setup: RunSetup | null) => Measured[];
  references?: (setup: RunSetup | null) => readonly Reference[];
  range?: (setup: RunSetup | null) => readonly [number, number] | null;
  /** Every run measures it: it is there before it has a point. */
  awaited?: boolean;
}

/** The heatmaps of G and D, as one. */
export interface GradientStrip extends StripBase {
  id: 'gradients';
  lines: null;
}

export type Strip = LineStrip | GradientStrip;

/** All strips of a run's page in the order in which they stand at first, between the ribbon and the step axis. */
export const STRIPS: readonly Strip[] = [
  {
    id: 'losses',
    title: 'Losses',
    explain: 'explainLosses',
    testId: 'loss-chart',
    height: 276,
    log: 'as chosen',
    lines: LINES.losses,
    references: referencesOf,
    range: rangeOf,
    awaited: true,
  },
  {
    id: 'scores',
    title: 'Scores',
    explain: 'explainScores',
    testId: 'score-chart',
    height: 128,
    log: false,
    lines: LINES.scores,
    awaited: true,
  },
  { id: 'gradients', title: 'Gradients', explain: 'explainGradients', lines: null },
  {
    id: 'rates',
    title: 'Learning rates',
    testId: 'rate-chart',
    height: 96,
    log: 'as chosen',
    lines: LINES.rates,
  },
  {
    id: 'updates',
    title: 'Update / weight',
    testId: 'update-chart',
    height: 104,
    log: true,
    lines: LINES.updates,
  },
  {
    id: 'quality',
    title: 'Quality',
    explain: 'explainQuality',
    testId: 'quality-chart',
    height: 118,
    log: true,
    lines: LINES.quality,
    references: floorOf,
  },
  {
    id: 'diversity',
    title: 'Diversity',
    explain: 'explainDiversity',
    testId: 'diversity-chart',
    height: 96,
    log: false,
    lines: LINES.diversity,
    references: () => ALIKE,
  },
  {
    id: 'accuracy',
    title: 'D is right about',
    testId: 'accuracy-chart',
    height: 96,
    log: false,
    lines: MORE_LINES.accuracy,
    references: () => GUESSING,
    seldom: true,
  },
  {
    id: 'largest',
    title: 'Largest gradient',
    testId: 'largest-gradient-chart',
    height: 96,
    log: true,
    lines: MORE_LINES.largest,
    seldom: true,
    awaited: true,
  },
  {
    id: 'dead',
    title: 'Dead units',
    testId: 'dead-units-chart',
    height: 96,
    log: false,
    lines: MORE_LINES.inactive,
    references: () => DEAD,
    seldom: true,
  },
];
