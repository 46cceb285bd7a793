import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The package's own folder, from the source tree and from the bundle in dist/ alike. */
export function packageRoot(from = import.meta.url): string {
  let folder = dirname(fileURLToPath(from));
  while (!existsSync(join(folder, 'next.config.js'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package folder above ${fileURLToPath(from)}`);
    folder = parent;
  }
  return folder;
}

export function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

/** True in the built server, false where the sources run. */
export const isBundled = () =>
  import.meta.url.startsWith(new URL('dist/', `${pathToFileURL(packageRoot()).href}/`).href);
