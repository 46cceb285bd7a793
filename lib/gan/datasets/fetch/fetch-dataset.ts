import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { datasetsFolder } from '@/lib/native/folder';
import { KnownError } from '@/lib/protocol/errors';
import type { Watcher } from '../watcher';
import { type Source, fetchFile } from './fetch-file';

export type { Source } from './fetch-file';

/**
 * The folder of a dataset's files in the user's cache, fetched where they are not there yet. A mirror has them at
 * `<mirror>/<dataset>/<file>`, and is held to the same sums.
 */
export async function fetchDataset(
  id: string,
  sources: readonly Source[],
  watcher: Watcher,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string> {
  const folder = join(datasetsFolder(env), id);
  const missing = sources.filter(({ file }) => !existsSync(join(folder, file)));
  for (const source of missing)
    await fetchFile(
      { ...source, url: addressOf(id, source, env['GANSCOPE_DATASETS_MIRROR']) },
      folder,
      watcher,
    );
  if (missing.length > 0) watcher.progress(`fetched ${id}, kept in ${folder}`);
  return folder;
}

function addressOf(id: string, { url, file }: Source, mirror: string | undefined): string {
  const base = mirror?.trim();
  if (!base) return url;
  if (!/^https?:/.test(base) || !URL.canParse(base)) {
    throw new KnownError(
      'BAD_REQUEST',
      `GANSCOPE_DATASETS_MIRROR is "${base}"; give an address such as https://mirror.example/datasets`,
    );
  }
  return `${base.replace(/\/+$/, '')}/${id}/${file}`;
}
