import { mkdirSync, statfsSync } from 'node:fs';
import { KnownError } from '@/lib/protocol/errors';
import type { Release } from './releases';
import { run } from './run';

/** Libraries unpack to little more than three times their wheel. */
const UNPACKED = 3.2;
const MIB = 1024 * 1024;

/** The compiler that the environment names, or the first there is. */
export async function findCompiler(): Promise<string | null> {
  for (const name of [process.env['CXX'], 'c++', 'g++', 'clang++']) {
    if (name && (await run(name, ['--version'])).code === 0) return name;
  }
  return null;
}

/** Everything that must be there before a long download begins, all that is missing told at once. */
export async function checkNeeds({ wheels }: Release, folder: string): Promise<{ compiler: string }> {
  const compiler = await findCompiler();
  const missing: string[] = [];
  if (!compiler) {
    missing.push(
      'no C++ compiler: apt install g++, dnf install gcc-c++ or xcode-select --install; or set CXX',
    );
  }
  const python = await run('python3', ['--version']);
  if (python.code !== 0) missing.push('no python3: apt install python3 python3-pip');
  else if ((await run('python3', ['-m', 'pip', '--version'])).code !== 0) {
    missing.push('python3 has no pip: apt install python3-pip, or python3 -m ensurepip');
  }
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  const needed = wheels.reduce((total, { bytes }) => total + bytes * (1 + UNPACKED), 0);
  const full = bavail * bsize < needed;
  if (full) {
    const mebibytes = (bytes: number) => `${Math.round(bytes / MIB).toLocaleString('en')} MiB`;
    missing.push(
      `no space: ${folder} has ${mebibytes(bavail * bsize)} free and ${mebibytes(needed)} are needed; free some, or set GANSCOPE_BACKENDS to a folder elsewhere`,
    );
  }
  if (!compiler || missing.length > 0) {
    throw new KnownError(
      full ? 'DISK_FULL' : 'BACKEND_UNAVAILABLE',
      `native TensorFlow cannot be installed\n  ${missing.join('\n  ')}`,
    );
  }
  return { compiler };
}
