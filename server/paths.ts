import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { KnownError } from '@/lib/protocol/errors';

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

/** What is started as a process of its own: the bundle where there is one (production), else the source through tsx. */
export function childProcess(
  name: 'trainer' | 'smoke',
  entry = join(
    packageRoot(),
    isBundled() ? `dist/${name}.mjs` : `server/trainer/${name === 'trainer' ? 'main' : name}.ts`,
  ),
): { entry: string; execArgv: string[] } {
  if (!existsSync(entry)) throw new KnownError('UNAVAILABLE', `${entry} is missing; run npm run build`);
  return { entry, execArgv: entry.endsWith('.ts') ? ['--import', tsxLoader()] : [] };
}

const tsxLoader = () => pathToFileURL(createRequire(join(packageRoot(), 'package.json')).resolve('tsx')).href;

/** Where the checkpoints of a run lie. */
export const checkpointFolder = (dataDir: string, runId: number) =>
  join(dataDir, 'checkpoints', String(runId));

/** Where files lie that are being imported. */
export const incomingFolder = (dataDir: string) => join(dataDir, 'incoming');

/** The page about a rule or a check, Markdown, which comes with the package beside its code. */
export const pageOf = (room: string, id: string): string =>
  readFileSync(join(packageRoot(), room, 'pages', `${id}.md`), 'utf8');
