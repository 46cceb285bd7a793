import { lint } from '@/lib/lint/lint';
import { CHECKS } from '@/lib/lint/registry';
import type { LintCheck, LintChecksResponse, LintResponse } from '@/lib/protocol/lint';
import { lintBody } from '@/lib/protocol/rest';
import { pageOf } from '../../paths';
import { type ApiRequest, type Reply, parseBody } from '../http';
import type { Services } from '../services';

let pages: LintCheck[] | null = null;

/** What a configuration is looked at for, each check with its page; read once. */
export function getChecks(): Reply {
  pages ??= CHECKS.map(({ meta: { id, title } }) => ({
    id,
    title,
    page: pageOf('lib/lint', id),
  }));
  return { json: { checks: pages } satisfies LintChecksResponse };
}

/** What would be said of a run before it is made. */
export async function lintRun(request: ApiRequest, { supervisor }: Services): Promise<Reply> {
  const warnings = lint(await supervisor.configure(parseBody(lintBody, request)));
  return { json: { warnings } satisfies LintResponse };
}
