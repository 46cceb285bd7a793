import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdLock } from '@/db/lock';
import { backendsFolder } from '@/lib/native/folder';
import { type Installed, PARTS, TFJS_VERSION, readInstalled, tensorflowFolder } from '@/lib/native/installed';
import { platformName } from '@/lib/native/offer';
import { KnownError } from '@/lib/protocol/errors';
import { compileBinding } from './binding';
import { download } from './download';
import { bundleKernels, findPackage } from './kernels';
import { checkNeeds } from './needs';
import type { Release } from './releases';
import { smokeTest } from './smoke-test';
import { unpack } from './unpack';

/** Who shows how far it is: a bar in a terminal, a line where there is none. */
export interface Progress {
  begin(title: string, total: number): void;
  /** Of `total`, in the same unit. */
  at(value: number): void;
  end(): void;
}

/**
 * Installs TensorFlow beside a former one, which stays in use until the new one has passed its test. Broken off,
 * it keeps what it fetched, and the next one goes on with that.
 */
export async function installTensorflow(
  release: Release,
  progress: Progress,
  folder = backendsFolder(),
): Promise<Installed> {
  const lock = holdLock(
    join(folder, 'install.lock.db'),
    `another installation is at work in ${folder}; wait for it`,
  );
  try {
    return await installAlone(release, progress, folder);
  } finally {
    lock.release();
  }
}

async function installAlone(release: Release, progress: Progress, folder: string): Promise<Installed> {
  const former = await findWorking(release, folder);
  if (former) return former;
  const partial = join(folder, 'partial');
  const downloads = join(partial, 'downloads');
  const built = join(partial, 'tensorflow');
  const { compiler } = await checkNeeds(release, folder);
  rmSync(built, { recursive: true, force: true });
  mkdirSync(built, { recursive: true });

  const { wheels } = release;
  const stage = async (title: string, total: number, work: () => Promise<void>) => {
    progress.begin(title, total);
    await work();
    progress.end();
  };
  const bytes = wheels.reduce((total, wheel) => total + wheel.bytes, 0);
  await stage('download', bytes, () => download(wheels, downloads, (done) => progress.at(done)));
  await stage('unpack', bytes, async () => {
    let before = 0;
    for (const wheel of wheels) {
      await unpack(join(downloads, wheel.file), join(built, PARTS.site), (share) =>
        progress.at(before + share * wheel.bytes),
      );
      before += wheel.bytes;
    }
  });
  await stage('compile', 2, async () => {
    const source = await findPackage(join(partial, 'npm'));
    await bundleKernels(source, built);
    progress.at(1);
    await compileBinding(compiler, source, built);
    progress.at(2);
  });
  let device = '';
  await stage('test', 1, async () => {
    device = await smokeTest(built);
    progress.at(1);
  });

  rmSync(join(built, PARTS.headers), { recursive: true });
  const installed: Installed = {
    tensorflow: release.tensorflow,
    tfjs: TFJS_VERSION,
    cuda: release.cuda,
    platform: platformName(),
    device,
  };
  writeFileSync(join(built, PARTS.manifest), `${JSON.stringify(installed, null, 2)}\n`);
  rmSync(tensorflowFolder(folder), { recursive: true, force: true });
  renameSync(built, tensorflowFolder(folder));
  rmSync(partial, { recursive: true });
  return installed;
}

/** The same release, already there: only if it still computes, because installing is also the way to mend it. */
async function findWorking({ tensorflow, cuda }: Release, folder: string): Promise<Installed | null> {
  const there = readInstalled(tensorflowFolder(folder));
  if (!there.ok || there.value.tensorflow !== tensorflow || there.value.cuda !== cuda) return null;
  try {
    await smokeTest(tensorflowFolder(folder));
    return there.value;
  } catch (error) {
    if (error instanceof KnownError) return null; // broken since: it is made anew
    throw error;
  }
}
