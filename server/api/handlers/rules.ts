import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '@/lib/diagnostics/registry';
import type { RulesResponse } from '@/lib/protocol/rest';
import { packageRoot } from '../../paths';
import type { Reply } from '../http';

let known: RulesResponse | null = null;

/** What the diagnosis looks for, each rule with its page; read once, for the pages come with the package. */
export function getRules(): Reply {
  known ??= {
    rules: RULES.map(({ meta: { id, title, level, losses, description } }) => ({
      id,
      title,
      level,
      losses: losses === 'all' ? 'all' : [...losses],
      description,
      page: readFileSync(join(packageRoot(), 'lib/diagnostics/pages', `${id}.md`), 'utf8'),
    })),
  };
  return { json: known };
}
