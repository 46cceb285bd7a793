import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { startBackend } from '@/lib/gan/backends/registry';
import { findAdapter, wantsSoftware } from '@/lib/native/adapter';
import { hasWebgpu } from '../../support/webgpu';

const scratch = mkdtempSync(join(tmpdir(), 'ganscope-adapter-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

describe('GANSCOPE_WEBGPU', () => {
  it.each([
    [undefined, false],
    ['', false],
    [' software ', true],
  ])('%j: software is %s', (value, software) => {
    expect(wantsSoftware({ GANSCOPE_WEBGPU: value })).toBe(software);
  });

  it('is refused by name and value', () => {
    expect(() => wantsSoftware({ GANSCOPE_WEBGPU: 'yes' })).toThrow(
      'GANSCOPE_WEBGPU is "yes"; give software to train on a software adapter, or unset it',
    );
  });
});

describe('the adapter', () => {
  it.skipIf(!hasWebgpu)('is software where that is asked for', async () => {
    expect(await findAdapter(true)).toEqual({ ok: true, name: expect.stringMatching(/\S/) as string });
  });

  /** Elsewhere drivers come with the system. */
  const isLinux = process.platform === 'linux';

  it.skipIf(!isLinux || !hasWebgpu)(
    'is not a software one by default, and the way to it is told',
    async () => {
      expect(await findAdapter(false)).toEqual({
        ok: false,
        why: expect.stringMatching(/^no GPU but software, .+ GANSCOPE_WEBGPU=software takes it$/) as string,
      });
    },
  );

  it.skipIf(!isLinux).each(['LD_LIBRARY_PATH', 'VK_DRIVER_FILES'])(
    'is none where %s leads nowhere',
    async (variable) => {
      vi.stubEnv(variable, join(scratch, 'nowhere'));
      vi.stubEnv('VK_DRIVER_FILES', join(scratch, 'nowhere'));
      expect(await findAdapter(false)).toEqual({
        ok: false,
        why: 'no GPU with a driver for Vulkan, Metal or Direct3D 12',
      });
      await expect(startBackend('webgpu')).rejects.toMatchObject({
        code: 'BACKEND_UNAVAILABLE',
        message: 'WebGPU: GANSCOPE_WEBGPU asks for a software adapter, and there is none',
      });
    },
  );

  it.each([
    [
      'process.kill(process.pid, "SIGKILL")',
      /^the graphics driver crashed \(SIGKILL\); update it, or choose backend wasm$/,
    ],
    [
      'throw new Error("libstdc++.so.6 is too old")',
      /^the look for a GPU failed \(Error: libstdc\+\+.so.6 is too old\); .* wasm$/,
    ],
  ])('is none where the process that looks for it says %s', async (code, why) => {
    const file = join(scratch, 'first.cjs');
    writeFileSync(file, code);
    vi.stubEnv('NODE_OPTIONS', `--require ${file}`);
    expect(await findAdapter(false)).toEqual({ ok: false, why: expect.stringMatching(why) as string });
  });
});
