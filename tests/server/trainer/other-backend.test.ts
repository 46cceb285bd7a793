import { expect, it } from 'vitest';
import { decodeSnapshot, encodeSnapshot } from '@/lib/gan/checkpoint';
import type { RunSetup } from '@/lib/protocol/entities';
import { otherBackend } from '@/server/trainer/other-backend';

const written = (backend?: string) =>
  decodeSnapshot(encodeSnapshot({ numbers: { step: 40 }, arrays: new Map(), backend }));
const on = (id: string) => ({ step: 40, setup: { backend: { id } } as RunSetup });

it('a run that goes on from a checkpoint of another backend says so', () => {
  expect(otherBackend(written('tensorflow'), on('wasm'))).toBe(
    'trained on tensorflow up to step 40, goes on on wasm: no longer bit for bit the run that tensorflow would have made',
  );
});

it.each([
  ['of its own backend', written('wasm')],
  ['from before checkpoints said so', written()],
  ['of none: it begins', null],
])('one %s says nothing', (_, snapshot) => {
  expect(otherBackend(snapshot, on('wasm'))).toBeNull();
});
