import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where `ganscope backend install` keeps what npm does not carry: the user's cache folder. A gigabyte is kept
 * once for all data folders and copies of the package, and neither `npm ci` nor a new data folder takes it away.
 */
export function backendsFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const own = env['GANSCOPE_BACKENDS']?.trim();
  if (own) return resolve(own);
  const cache =
    env['XDG_CACHE_HOME']?.trim() ||
    join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  return join(cache, 'ganscope/backends');
}
