import type { LintWarning } from '@/lib/protocol/lint';

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
  const pairs = pairsOf(settings);
  return pairs.some(([path]) => path.endsWith('.layers'))
    ? ''
    : `: ${pairs.map(([path, value]) => `--set ${path}=${value}`).join(' ')}`;
}

const pairsOf = (settings: object, above = ''): [path: string, value: string][] =>
  Object.entries(settings).flatMap(([key, value]: [string, unknown]) => {
    const path = above + key;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return pairsOf(value, `${path}.`);
    return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
  });
