import type { LintWarning } from '@/lib/protocol/lint';
import { leavesOf } from '@/lib/protocol/run-config/overlay';

/** Warnings for people, each with its reason and what to do. */
export const inWords = (warnings: readonly LintWarning[]): string =>
  warnings
    .map(({ check, path, message, reason, fix }) =>
      [
        `warning: ${path.join('.')}: ${message} (${check})`,
        `  ${reason}`,
        `  fix: ${fix.title}${asOptions(fix.settings)}`,
      ].join('\n'),
    )
    .join('\n');

/** The fix as one types it; a list of layers is more than one types. */
function asOptions(settings: LintWarning['fix']['settings']): string {
  const pairs = leavesOf(settings);
  return pairs.some(([path]) => path.endsWith('.layers'))
    ? ''
    : `: ${pairs.map(([path, value]) => `--set ${path}=${typeof value === 'string' ? value : JSON.stringify(value)}`).join(' ')}`;
}
