import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { PARTS, TFJS_VERSION } from '@/lib/native/installed';
import { KnownError } from '@/lib/protocol/errors';
import { packageRoot } from '../paths';
import { lastLines, run } from './run';

const PACKAGE = '@tensorflow/tfjs-node-gpu';

/**
 * The npm package's own folder. It is an optional dependency whose install script must not run; an npm that
 * runs it all the same drops the package when the script fails, and then it is fetched into `spare`.
 */
export async function findPackage(spare: string): Promise<string> {
  const root = packageRoot();
  return locate(root) ?? fetchPackage(spare);
}

function locate(from: string): string | null {
  try {
    return dirname(createRequire(join(from, 'package.json')).resolve(`${PACKAGE}/package.json`));
  } catch {
    return null; // not there: npm left it out
  }
}

async function fetchPackage(spare: string): Promise<string> {
  const { code, stderr } = await run('npm', [
    'install',
    '--ignore-scripts',
    '--no-save',
    '--no-audit',
    '--no-fund',
    `--prefix=${spare}`,
    `${PACKAGE}@${TFJS_VERSION}`,
  ]);
  const found = code === 0 ? locate(spare) : null;
  if (found) return found;
  throw new KnownError('UNAVAILABLE', `npm did not fetch ${PACKAGE}:\n${lastLines(stderr)}`);
}

/**
 * The package's kernels in one file that stays when npm takes the package away. It is a function of `require`,
 * so TensorFlow.js is the one that the caller has: a second copy would have other classes.
 */
export async function bundleKernels(packageFolder: string, folder: string): Promise<void> {
  await build({
    stdin: {
      contents: `require('./dist/register_all_kernels'); module.exports = require('./dist/nodejs_kernel_backend');`,
      resolveDir: packageFolder,
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['@tensorflow/tfjs', '@tensorflow/tfjs-core'],
    banner: { js: 'module.exports = (require) => { const module = { exports: {} };' },
    footer: { js: 'return module.exports; };' },
    outfile: join(folder, PARTS.kernels),
    logLevel: 'silent', // an error is thrown too
  });
}
