#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Builds what is not built: the server, the trainer and the command line by esbuild into dist/, the pages
 * by Next into .next/. Runs before anything else is there, so it is plain JavaScript.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const SOURCES = [
  'app',
  'server',
  'lib',
  'db',
  'package.json',
  'package-lock.json',
  'next.config.js',
  'tsconfig.json',
];
const STAMP = join(root, 'dist/build-stamp');

/** A digest of every source's path, size and time: cheap, and different whenever something was edited. */
function sourceStamp() {
  const digest = createHash('sha256').update(process.version);
  const visit = (path) => {
    if (!existsSync(path)) return;
    const stat = statSync(path);
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else digest.update(`${relative(root, path)} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const source of SOURCES) visit(join(root, source));
  return digest.digest('hex');
}

export function isBuilt() {
  return (
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === sourceStamp() &&
    existsSync(join(root, '.next/BUILD_ID'))
  );
}

export async function build({ say = console.error } = {}) {
  const stamp = sourceStamp();
  const started = Date.now();
  say('ganscope: building the server ...');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const { build: bundle } = await import('esbuild');
  await bundle({
    absWorkingDir: root,
    entryPoints: {
      cli: 'server/cli/main.ts',
      trainer: 'server/trainer/main.ts',
      smoke: 'server/trainer/smoke.ts',
    },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true, // `ganscope --help` does not load the server
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  say('ganscope: building the pages (the first time this takes about a minute) ...');
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  try {
    execFileSync(process.execPath, [next, 'build'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    });
  } catch (error) {
    // Its output is only worth reading when it failed.
    process.stderr.write(`${error.stdout ?? ''}${error.stderr ?? ''}`);
    throw new Error('next build failed; its output stands above', { cause: error });
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(STAMP, stamp);
  say(`ganscope: built in ${Math.round((Date.now() - started) / 1000)} s`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
