import { type RuleTuning, ruleTuning } from '@/lib/protocol/rule-tuning';
import type { Db } from '../open';

/** How this project has rules judge, where it is not as they come. */
export function ruleTuningQueries(db: Db) {
  const set = db.prepare<[string, number, string]>(
    `INSERT OR REPLACE INTO rule_tuning (rule, is_on, options) VALUES (?, ?, ?)`,
  );
  const remove = db.prepare<[string]>(`DELETE FROM rule_tuning WHERE rule = ?`);
  const all = db.prepare<[], { rule: string; is_on: number; options: string }>(`SELECT * FROM rule_tuning`);
  return {
    set: (rule: string, { on, options }: RuleTuning) =>
      void set.run(rule, on ? 1 : 0, JSON.stringify(options)),
    /** Back to the rule's own. */
    remove: (rule: string) => void remove.run(rule),
    all: (): ReadonlyMap<string, RuleTuning> =>
      new Map(
        all
          .all()
          .map(({ rule, is_on, options }) => [
            rule,
            ruleTuning.parse({ on: is_on === 1, options: JSON.parse(options) as unknown }),
          ]),
      ),
  };
}
