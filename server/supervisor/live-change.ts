import { KnownError } from '@/lib/protocol/errors';
import { type Assignment, LIVE_SETTINGS, isLive, valueAt } from '@/lib/protocol/live-settings';
import type { RunConfig } from '@/lib/protocol/run-config';
import { leavesOf } from '@/lib/protocol/run-config/overlay';
import { mergeConfig } from './merge-config';

/**
 * What changes of a configuration that is being trained with, and what it becomes. Refused as a new configuration
 * would be, and by name where a setting cannot change any more.
 */
export function liveChange(
  config: RunConfig,
  changes: Record<string, unknown>,
): { config: RunConfig; changes: Assignment[] } {
  const paths = leavesOf(changes).map(([path]) => path);
  if (paths.length === 0)
    throw new KnownError('BAD_REQUEST', `nothing to change; what can be is ${LIVE_SETTINGS.join(', ')}`);
  const fixed = paths.filter((path) => !isLive(path));
  if (fixed.length > 0) {
    throw new KnownError(
      'CONFIG_INVALID',
      `${fixed.join(', ')} cannot change while a run trains; what can is ${LIVE_SETTINGS.join(', ')}`,
      fixed.map((path) => ({ path: path.split('.'), message: 'cannot change while a run trains' })),
    );
  }
  const changed = mergeConfig(config, changes);
  const differs = (path: string) =>
    JSON.stringify(valueAt(config, path)) !== JSON.stringify(valueAt(changed, path));
  return {
    config: changed,
    changes: paths.filter(differs).map((path) => ({ path, to: valueAt(changed, path) })),
  };
}
