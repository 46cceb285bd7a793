import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lint } from '@/lib/lint/lint';
import { CHECKS } from '@/lib/lint/registry';
import { KnownError, describeIssues } from '@/lib/protocol/errors';
import type { LintCheck, LintChecksResponse, LintResponse } from '@/lib/protocol/lint';
import { lintBody } from '@/lib/protocol/rest';
import { packageRoot } from '../../paths';
import type { ApiRequest, Reply } from '../http';
import type { Services } from '../services';

let pages: LintCheck[] | null = null;

/** What a configuration is looked at for, each check with its page; read once. */
export function getChecks(): Reply {
  pages ??= CHECKS.map(({ meta: { id, title } }) => ({
    id,
    title,
    page: readFileSync(join(packageRoot(), 'lib/lint/pages', `${id}.md`), 'utf8'),
  }));
  return { json: { checks: pages } satisfies LintChecksResponse };
}

/** What would be said of a run before it is made. */
export async function lintRun({ body }: ApiRequest, { supervisor }: Services): Promise<Reply> {
  const parsed = lintBody.safeParse(body ?? {});
  if (!parsed.success) throw new KnownError('BAD_REQUEST', describeIssues(parsed.error));
  const warnings = lint(await supervisor.configure(parsed.data));
  return { json: { warnings } satisfies LintResponse };
}
