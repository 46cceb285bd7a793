import { findAdapter } from '@/lib/native/adapter';

/** WebGPU is tested where a software adapter is found, and on no other, so that results do not hang on a driver. */
process.env['GANSCOPE_WEBGPU'] = 'software';
const adapter = await findAdapter();
if (!adapter.ok) console.warn(`skipped for backend webgpu: ${adapter.why}`);
export const hasWebgpu = adapter.ok;
