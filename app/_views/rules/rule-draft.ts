import type { RuleInfo } from '@/lib/protocol/rest';
import type { RuleTuning } from '@/lib/protocol/rule-tuning';

/** What stands in the fields: text, as it is typed; empty where the rule's own number holds. */
export interface Draft {
  on: boolean;
  options: Readonly<Record<string, string>>;
}

export const draftOf = ({ tuning }: RuleInfo): Draft => ({
  on: tuning?.on ?? true,
  options: Object.fromEntries(
    Object.entries(tuning?.options ?? {}).map(([name, value]) => [name, String(value)]),
  ),
});

/** Only what differs from the rule's own; null when something is no number. */
export function tuningOf({ options: usual }: RuleInfo, { on, options }: Draft): RuleTuning | null {
  const changed: Record<string, number> = {};
  for (const [name, text] of Object.entries(options)) {
    if (text.trim() === '') continue;
    const value = Number(text);
    if (!Number.isFinite(value)) return null;
    if (value !== usual[name]) changed[name] = value;
  }
  return { on, options: changed };
}
