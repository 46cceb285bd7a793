import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot, packageVersion } from './paths';

let known: string | null = null;

/** The package's version, and in a checkout the commit too, with `-dirty` where files were changed since. */
export const codeVersion = (): string => (known ??= [packageVersion(), commit()].filter(Boolean).join(' '));

function commit(): string | null {
  if (!existsSync(join(packageRoot(), '.git'))) return null;
  try {
    const words = ['describe', '--always', '--dirty', '--exclude', '*'];
    return execFileSync('git', words, {
      cwd: packageRoot(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null; // no git on this machine: the version is what is known
  }
}
