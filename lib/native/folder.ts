import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where `ganscope backend install` keeps what npm does not carry: the user's cache folder. A gigabyte is kept
 * once for all data folders and copies of the package, and neither `npm ci` nor a new data folder takes it away.
 */
export const backendsFolder = (env: Environment = process.env) =>
  folderOf(env, 'GANSCOPE_BACKENDS', 'backends');

/** Where fetched datasets are kept, and folders of images once they are decoded; for the same reason. */
export const datasetsFolder = (env: Environment = process.env) =>
  folderOf(env, 'GANSCOPE_DATASETS', 'datasets');

function folderOf(env: Environment, setting: string, name: string): string {
  const own = env[setting]?.trim();
  if (own) return resolve(own);
  const cache =
    env['XDG_CACHE_HOME']?.trim() ||
    join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  return join(cache, 'ganscope', name);
}
