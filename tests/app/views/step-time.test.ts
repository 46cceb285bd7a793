import { expect, it } from 'vitest';
import { stepTimeInWords } from '@/app/_views/new-run/step-time';

const backend = { id: 'wasm' as const, device: 'WebAssembly SIMD', threads: 1, notes: [] };

it.each([
  [
    { stepMs: 32.4, beside: [] },
    'about 32 ms a step, 39 s for 1,200 steps on wasm, 1 thread, without watching; measured just now',
  ],
  [
    { stepMs: 4.26, beside: [3] },
    'about 4.3 ms a step, 5 s for 1,200 steps on wasm, 1 thread, without watching; measured just now, while #3 trains',
  ],
  [
    { stepMs: 12_345, beside: [] },
    'about 12,345 ms a step, 4.1 h for 1,200 steps on wasm, 1 thread, without watching; measured just now',
  ],
])('a step time is told with what it comes to: %j', (time, words) =>
  expect(stepTimeInWords({ ...time, steps: 20, backend }, 1200)).toBe(words),
);
