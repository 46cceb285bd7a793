#!/usr/bin/env node
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The launcher: checks Node, builds what is not built, and hands over to the command line. */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19) || major >= 25) {
  console.error(`ganscope needs Node 20.19 to 24, and this is ${process.version}; see https://nodejs.org`);
  process.exit(1);
}

const { build, isBuilt } = await import('./build.mjs');
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
if (!isBuilt()) {
  try {
    await build();
  } catch (error) {
    console.error(`ganscope: ${error.message}`);
    process.exit(1);
  }
}
await import(pathToFileURL(join(root, 'dist/cli.mjs')).href);
