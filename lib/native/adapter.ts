import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { KnownError } from '@/lib/protocol/errors';

/**
 * The graphics adapter that WebGPU would train on. It is looked for in a process of its own: a driver that crashes
 * or hangs ends that, and what Dawn says of missing drivers is not taken for the last words of a run.
 */
export async function findAdapter(
  software = wantsSoftware(),
): Promise<{ ok: true; name: string } | { ok: false; why: string }> {
  let dawn: string;
  try {
    dawn = pathToFileURL(createRequire(import.meta.url).resolve('webgpu')).href;
  } catch {
    // Optional, so npm goes on without it where it cannot be fetched.
    return { ok: false, why: 'the npm package webgpu is missing; npm ci fetches it' };
  }
  const args = ['--input-type=module', '--eval', LOOK, dawn, JSON.stringify(requestOf(software))];
  let answer: z.infer<typeof found>;
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    answer = found.parse(JSON.parse(stdout.trim().split('\n').at(-1)!));
  } catch (error) {
    return { ok: false, why: `${howItEnded(error as LookError)}, or choose backend wasm` };
  }
  if (answer?.software === software) return { ok: true, name: answer.name };
  if (software) return { ok: false, why: 'GANSCOPE_WEBGPU asks for a software adapter, and there is none' };
  if (!answer) return { ok: false, why: 'no GPU with a driver for Vulkan, Metal or Direct3D 12' };
  return {
    ok: false,
    why: `no GPU but software, ${answer.name}, slower than wasm; GANSCOPE_WEBGPU=software takes it`,
  };
}

/**
 * GANSCOPE_WEBGPU=software asks for a software adapter and for no other: a processor that plays a GPU, slower than
 * `wasm` by far, and good for tests.
 */
export function wantsSoftware(env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  const value = env['GANSCOPE_WEBGPU']?.trim() ?? '';
  if (value === '' || value === 'software') return value !== '';
  throw new KnownError(
    'BAD_REQUEST',
    `GANSCOPE_WEBGPU is "${value}"; give software to train on a software adapter, or unset it`,
  );
}

export const requestOf = (software: boolean) =>
  ({ powerPreference: 'high-performance', forceFallbackAdapter: software }) as const;

const TIMEOUT_MS = 20_000;

/** What is called an adapter here has given a device. */
const LOOK = `
  const [, dawn, request] = process.argv;
  const { create } = await import(dawn);
  const adapter = await create([]).requestAdapter(JSON.parse(request));
  let found = null;
  if (adapter) {
    (await adapter.requestDevice()).destroy();
    const { vendor, device, description, isFallbackAdapter } = adapter.info;
    found = { name: [device || vendor, description].filter(Boolean).join(', '), software: isFallbackAdapter };
  }
  console.log(JSON.stringify(found));`;

const found = z.object({ name: z.string(), software: z.boolean() }).nullable();

type LookError = Error & { killed?: boolean; signal?: string | null; stderr?: string };

function howItEnded({ killed, signal, stderr, message }: LookError): string {
  if (killed) return `the graphics driver did not answer within ${TIMEOUT_MS / 1000} s; update it`;
  if (signal) return `the graphics driver crashed (${signal}); update it`;
  const said = stderr?.split('\n').find((line) => /^\w*Error: /.test(line)) ?? message;
  return `the look for a GPU failed (${said.trim()}); mend that`;
}
