import type { z } from 'zod';
import type { Notice } from '@/lib/protocol/notice';
import type { Resolve } from './address';

/**
 * How a try ended. `later`: it did not arrive, and may another time. `never`: it was refused, or nobody knows whether
 * it arrived; it is not tried again, so that nothing is told twice.
 */
export interface Outcome {
  state: 'sent' | 'later' | 'never';
  /** In words, with what the other side said; never a secret. */
  detail: string;
}

export type Send = (notice: Notice) => Promise<Outcome>;

/** What a channel may use of the world. */
export interface Tools {
  resolve: Resolve;
  /** How long the other side may take. */
  patienceMs: number;
}

export interface ChannelKind {
  meta: { id: string; title: string; description: string };
  /**
   * Each with `title` and `description` for the form. `secret: true` is masked wherever it is told, `format: 'password'`
   * hidden as it is typed, `shown: true` stands for the channel in the list.
   */
  settings: z.ZodObject;
  create(settings: unknown, tools: Tools): Send;
}

/** Ties `create` to the type of its settings, which are parsed once more as they come from the database. */
export const defineChannel = <Settings extends z.ZodObject>(kind: {
  meta: ChannelKind['meta'];
  settings: Settings;
  create(settings: z.output<Settings>, tools: Tools): Send;
}): ChannelKind => ({
  ...kind,
  create: (settings, tools) => kind.create(kind.settings.parse(settings), tools),
});
