import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startBackend } from '@/lib/gan/backends/registry';
import { findAdapter } from '@/lib/native/adapter';
import { backendsFolder } from '@/lib/native/folder';
import { TFJS_VERSION, readInstalled } from '@/lib/native/installed';
import { offer, platformName } from '@/lib/native/offer';
import { freshDataDir } from '../../support/server';

const MANIFEST = {
  tensorflow: '2.21.0',
  tfjs: TFJS_VERSION,
  cuda: false,
  platform: platformName(),
  device: 'TensorFlow 2.21.0, CPU',
};

const scratch = freshDataDir();
const folder = join(scratch, 'tensorflow');
const write = (manifest: string) => writeFileSync(join(folder, 'installed.json'), manifest);
beforeEach(() => mkdirSync(folder));
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => rmSync(scratch, { recursive: true }));

describe('an installed TensorFlow', () => {
  it('is in the cache folder of the user, or where the environment says', () => {
    expect(backendsFolder({ GANSCOPE_BACKENDS: '/a', XDG_CACHE_HOME: '/b' })).toBe('/a');
    expect(backendsFolder({ XDG_CACHE_HOME: '/b' })).toBe('/b/ganscope/backends');
    expect(backendsFolder({})).toMatch(new RegExp(`^${homedir()}/.*/ganscope/backends$`));
  });

  it('is used when its manifest says that it was tried here', () => {
    write(JSON.stringify(MANIFEST));
    expect(readInstalled(folder)).toEqual({ ok: true, value: MANIFEST });
  });

  it.each([
    ['cut short', '{"tensorflow": "2.2', /damaged/],
    ['without a device', JSON.stringify({ ...MANIFEST, device: undefined }), /damaged: device/],
    ['for another machine', JSON.stringify({ ...MANIFEST, platform: 'os2-vax' }), /installed for os2-vax/],
    [
      'for another release',
      JSON.stringify({ ...MANIFEST, tfjs: '3.0.0' }),
      /installed for TensorFlow.js 3.0.0/,
    ],
  ])('is not used when its manifest is %s', (_what, manifest, why) => {
    write(manifest);
    expect(readInstalled(folder)).toEqual({ ok: false, why: expect.stringMatching(why) as string });
  });

  it('is not there without a manifest', () => {
    expect(readInstalled(folder)).toEqual({ ok: false, why: 'not installed' });
  });
});

describe('the offer', () => {
  it.each([
    ['linux-x64', false, 'npx ganscope backend install'],
    ['linux-x64', true, 'npx ganscope backend install --cuda'],
    ['darwin-arm64', false, 'npx ganscope backend install'],
    ['win32-x64', true, 'TensorFlow has no files for win32-x64'],
  ])('on %s, NVIDIA driver: %s', (platform, nvidia, words) => {
    expect(offer(platform, nvidia)).toBe(words);
  });
});

describe('the choice of a backend', () => {
  beforeEach(() => vi.stubEnv('GANSCOPE_BACKENDS', scratch));
  afterEach(() => vi.unstubAllEnvs());

  it('takes the next best where TensorFlow is missing, and says so', async () => {
    const adapter = await findAdapter();
    expect(await startBackend('auto')).toMatchObject({
      id: adapter.ok ? 'webgpu' : 'wasm',
      notes: [
        `native TensorFlow: not installed; ${offer()}`,
        ...(adapter.ok ? [] : [`WebGPU: ${adapter.why}`]),
      ],
    });
  });

  it('takes the next best where TensorFlow does not load, and says why', async () => {
    write(JSON.stringify(MANIFEST));
    writeFileSync(join(folder, 'tfjs_binding.node'), 'not a library');
    const { id, notes } = await startBackend('auto');
    expect(id).not.toBe('tensorflow');
    expect(notes[0]).toMatch(/did not load \(.*tfjs_binding\.node.*\); /);
  });

  it('fails with the fix where TensorFlow was asked for by name', async () => {
    await expect(startBackend('tensorflow')).rejects.toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      message: `native TensorFlow: not installed; ${offer()}`,
    });
  });
});
