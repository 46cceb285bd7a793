import type { Level, LossReference } from '@/lib/protocol/entities';

/** What a rule may know of a run before its first step. */
export interface RunFacts {
  loss: LossReference;
  totalSteps: number;
}

export interface StepPoint {
  step: number;
  /** What was measured at this step, by tag. */
  values: ReadonlyMap<string, number>;
}

/** A rule's opinion at a step; null while it has seen too little. */
export type RuleStatus = { active: boolean; level: Level; message: string } | null;

/**
 * A rule sees numbers only: no clock, no randomness, no other rule, and no say about repeats. The same code
 * judges live and stored runs.
 */
export interface Rule {
  meta: {
    id: string;
    title: string;
    level: Level;
    losses: readonly LossReference['family'][] | 'all';
    /** Without these it stays silent. */
    tags: readonly string[];
    description: string;
  };
  create(facts: RunFacts): { observe(point: StepPoint): RuleStatus };
}

/** Fewer points than this say nothing. */
export const LEAST_POINTS = 20;
