import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { describeIssues } from '@/lib/protocol/errors';
import { backendsFolder } from './folder';
import { platformName } from './offer';

/** The release of `@tensorflow/tfjs-node-gpu` whose kernels are kept: that of the other TensorFlow.js packages. */
export const TFJS_VERSION = '4.22.0';

/** Where the parts of an installed TensorFlow lie in its folder. */
export const PARTS = {
  manifest: 'installed.json',
  /** As pip lays packages out: the libraries look for each other by relative paths. */
  site: 'site',
  libraries: 'site/tensorflow',
  headers: 'site/tensorflow/include',
  binding: 'tfjs_binding.node',
  kernels: 'tfjs-node.cjs',
} as const;

/** Written last, when the smoke test has passed: what has no manifest is not trusted. */
const installed = z.object({
  tensorflow: z.string(),
  tfjs: z.string(),
  cuda: z.boolean(),
  platform: z.string(),
  /** What computed in the smoke test, in words. */
  device: z.string(),
});
export type Installed = z.infer<typeof installed>;

export const tensorflowFolder = (folder = backendsFolder()) => join(folder, 'tensorflow');

/** What is installed, or in words why nothing of it can be used. */
export function readInstalled(
  folder = tensorflowFolder(),
): { ok: true; value: Installed } | { ok: false; why: string } {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(join(folder, PARTS.manifest), 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { ok: false, why: missing ? 'not installed' : `damaged: ${(error as Error).message}` };
  }
  const parsed = installed.safeParse(manifest);
  if (!parsed.success) return { ok: false, why: `damaged: ${describeIssues(parsed.error)}` };
  const { platform, tfjs } = parsed.data;
  if (platform !== platformName()) {
    return { ok: false, why: `installed for ${platform}, and this is ${platformName()}` };
  }
  if (tfjs !== TFJS_VERSION) {
    return { ok: false, why: `installed for TensorFlow.js ${tfjs}, and this is ${TFJS_VERSION}` };
  }
  return { ok: true, value: parsed.data };
}
