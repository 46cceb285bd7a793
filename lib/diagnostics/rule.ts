import type { Level, LossFamily, LossReference } from '@/lib/protocol/entities';
import type { RunConfig } from '@/lib/protocol/run-config';
import type { FixId } from './fixes';
import { fill } from './message';
import type { Signals } from './signals/signals';

/**
 * What may be known of a run before its first step. Null: nobody said. Labels may change while it trains, so a rule
 * reads `loss` and `config` whenever it judges.
 */
export interface RunFacts {
  loss: LossReference | null;
  totalSteps: number | null;
  epochSteps: number | null;
  /** Trainable numbers a layer, by `g/<layer>` or `d/<layer>`, input first; empty where unknown. */
  parameters: ReadonlyMap<string, number>;
  config: RunConfig | null;
}

export interface RuleMeta<Options extends RuleOptions = RuleOptions> {
  id: string;
  title: string;
  /** The gravest it can say. */
  level: Level;
  /** `all`: it judges without knowing the loss. */
  losses: readonly LossFamily[] | 'all';
  /** It is asked at the steps at which all of these were measured. */
  tags: readonly string[];
  /** What it looks at besides, as patterns. */
  alsoReads?: readonly string[];
  /** It sees facts, not statistics, and waits for no twenty points of a run. */
  atOnce?: true;
  description: string;
  options: Options;
  /** Templates: {name} stands for a number or a word. */
  messages: Readonly<Record<string, string>>;
  /** Papers and measured facts behind it. */
  references: readonly string[];
  /** What may help, the best first. */
  remedies: readonly FixId[];
}
export type RuleOptions = Readonly<Record<string, number>>;

export interface Observer {
  /** How grave it is now, or null: nothing is the matter, or too little was seen. */
  observe(step: number): Level | null;
  /** In words with the newest numbers; asked only while something is the matter. */
  message(): string;
}

/**
 * A rule sees numbers only: no clock, no randomness, no other rule, and no say about repeats. The same code
 * judges live and stored runs.
 */
export interface Rule {
  meta: RuleMeta;
  create(facts: RunFacts, signals: Signals, changed?: RuleOptions): Observer;
}

interface RuleDefinition<Options extends RuleOptions, Messages extends Readonly<Record<string, string>>> {
  meta: RuleMeta<Options> & { messages: Messages };
  create: (context: {
    facts: RunFacts;
    signals: Signals;
    options: Options;
    /** Fills one of the messages. */
    say: (message: keyof Messages & string, values?: Readonly<Record<string, number | string>>) => string;
  }) => Observer;
}

export function defineRule<
  Options extends RuleOptions,
  const Messages extends Readonly<Record<string, string>>,
>({ meta, create }: RuleDefinition<Options, Messages>): Rule {
  return {
    meta,
    create: (facts, signals, changed = {}) =>
      create({
        facts,
        signals,
        options: { ...meta.options, ...changed },
        say: (message, values) => fill(meta.messages[message], values),
      }),
  };
}

/** Fewer points than this say nothing. */
export const LEAST_POINTS = 20;
