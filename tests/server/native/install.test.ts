import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Progress, installTensorflow } from '@/server/native/install';
import { findCompiler } from '@/server/native/needs';
import { smokeTest } from '@/server/native/smoke-test';
import type { Wheel } from '@/server/native/releases';
import { freshDataDir } from '../../support/server';
import { type PackageIndex, openPackageIndex } from './package-index';

const hasTools =
  spawnSync('python3', ['-m', 'pip', '--version']).status === 0 && (await findCompiler()) !== null;
if (!hasTools)
  console.warn('skipped: installing TensorFlow (here is no python3 with pip, or no C++ compiler)');

/** With the real pip, Python and compiler, from an index of the test's own. */
describe.skipIf(!hasTools)('an installation of TensorFlow', () => {
  const scratch = freshDataDir();
  let folder: string;
  let index: PackageIndex;
  const python = hasTools
    ? execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim()
    : '';

  beforeAll(async () => {
    index = await openPackageIndex(scratch);
  });
  beforeEach(() => {
    folder = freshDataDir();
    vi.stubEnv('PIP_INDEX_URL', index.url);
    vi.stubEnv('PIP_NO_CACHE_DIR', '1');
    index.requests = 0;
    index.breakOff = 0;
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  afterAll(() => {
    index.close();
    rmSync(scratch, { recursive: true });
  });

  let shown: string[] = [];
  const progress: Progress = {
    begin: (title) => shown.push(title),
    at: (value) => shown.push(String(value)),
    end: () => undefined,
  };
  const install = (change: Partial<Wheel> = {}) => {
    shown = [];
    return installTensorflow(
      { tensorflow: '1.0', cuda: false, wheels: [{ ...index.wheel, ...change }] },
      progress,
      folder,
    );
  };
  /** A PATH on which only these programs stand. */
  const onlyWith = (programs: Record<string, string>) => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    for (const [name, target] of Object.entries(programs)) symlinkSync(target, join(bin, name));
    vi.stubEnv('PATH', bin);
    vi.stubEnv('CXX', '');
  };

  it('fetches nothing where there is no compiler, and says how to get one', async () => {
    onlyWith({ python3: python });
    await expect(install()).rejects.toThrow(/no C\+\+ compiler: apt install g\+\+/);
    expect(index.requests).toBe(0);
  });

  it('fetches nothing where there is no python3, and names all that is missing at once', async () => {
    onlyWith({});
    const refused = install();
    await expect(refused).rejects.toThrow(/no C\+\+ compiler/);
    await expect(refused).rejects.toThrow(/no python3: apt install python3/);
    expect(index.requests).toBe(0);
  });

  it('fetches nothing where python3 has no pip', async () => {
    const bare = join(folder, 'python-without-pip');
    writeFileSync(bare, `#!/bin/sh\ntest "$1" = -m && exec ${python} -S "$@"\nexec ${python} "$@"\n`, {
      mode: 0o755,
    });
    onlyWith({ python3: bare, 'g++': '/bin/true' });
    await expect(install()).rejects.toThrow(/python3 has no pip/);
    expect(index.requests).toBe(0);
  });

  it('fetches nothing where the disk is too small, and says how much is needed', async () => {
    await expect(install({ bytes: 2 ** 60 })).rejects.toMatchObject({
      code: 'DISK_FULL',
      message: expect.stringMatching(/has [\d,]+ MiB free and [\d,]+ MiB are needed/) as string,
    });
    expect(index.requests).toBe(0);
  });

  it('refuses a file that is not the pinned one, and keeps nothing of it', async () => {
    const sha256 = '0'.repeat(64);
    await expect(install({ sha256 })).rejects.toThrow(
      new RegExp(`its SHA-256 is ${index.wheel.sha256} instead of ${sha256}`),
    );
    expect(readdirSync(join(folder, 'partial/downloads'))).toEqual(['requirements.txt']);
  });

  it('begins again when the download breaks off, and gives up with what pip said', async () => {
    index.breakOff = 1;
    await expect(install()).rejects.toThrow(/could not compile/);
    expect(index.requests).toBe(2);

    rmSync(join(folder, 'partial'), { recursive: true });
    index.breakOff = 1000;
    await expect(install()).rejects.toThrow(/broke off 3 times; run it again/);
  });

  it('trusts no TensorFlow that ends the process which tries it', async () => {
    const source = join(folder, 'abort.cc');
    writeFileSync(source, '#include <cstdlib>\n__attribute__((constructor)) void start() { std::abort(); }');
    const compiler = (await findCompiler())!;
    execFileSync(compiler, ['-shared', '-fPIC', source, '-o', join(folder, 'tfjs_binding.node')]);
    await expect(smokeTest(folder)).rejects.toThrow(/does not compute here \(the test ended with SIGABRT\)/);
  });

  it('is the only one at work in its folder', async () => {
    const first = expect(install()).rejects.toThrow(/could not compile/);
    await expect(install()).rejects.toMatchObject({ code: 'CONFLICT' });
    await first;
  });

  it('goes on with what was fetched, and leaves the former one in use until the end', async () => {
    mkdirSync(join(folder, 'tensorflow'));
    writeFileSync(join(folder, 'tensorflow/installed.json'), 'the former one');
    // The wheel is too small to have TensorFlow's headers, so this is as far as it comes.
    await expect(install()).rejects.toThrow(/could not compile the binding[^]*c_api\.h/);
    expect(index.requests).toBe(1);
    expect(shown.filter((word) => !/^[\d.]+$/.test(word))).toEqual(['download', 'unpack', 'compile']);
    expect(shown[shown.indexOf('unpack') - 1]).toBe(String(index.wheel.bytes));
    expect(readdirSync(join(folder, 'partial/tensorflow/site/tensorflow'))).toContain(
      'libtensorflow_cc.so.2',
    );
    expect(existsSync(join(folder, 'partial/tensorflow/site/tensorflow/python'))).toBe(false);

    await expect(install()).rejects.toThrow(/could not compile/);
    expect(index.requests).toBe(1);

    writeFileSync(join(folder, 'partial/downloads', index.wheel.file), 'cut short');
    await expect(install()).rejects.toThrow(/could not compile/);
    expect(index.requests).toBe(2);
    expect(readFileSync(join(folder, 'tensorflow/installed.json'), 'utf8')).toBe('the former one');
  });
});
