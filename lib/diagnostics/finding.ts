import type { Level } from '@/lib/protocol/entities';
import type { RuleMeta } from './rule';

/** A rule that sees something: one episode, from its first step to its last. */
export interface Finding {
  rule: RuleMeta;
  level: Level;
  enter: number;
  message: () => string;
}

/** What is found now, by the rule's id. */
export type Open = ReadonlyMap<string, Finding>;
