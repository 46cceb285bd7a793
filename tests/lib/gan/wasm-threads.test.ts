import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { StartOptions } from '@/lib/gan/backends/wasm-module';
import { startWasm } from '@/lib/gan/backends/wasm-start';

/** A product large enough to be shared among the threads. */
function product(): Float32Array {
  return tf.tidy(() => {
    const numbers = tf.reshape<tf.Rank.R2>(tf.range(0, 128 * 128), [128, 128]);
    return tf.matMul(numbers, tf.div(numbers, 1000)).dataSync() as Float32Array;
  });
}

describe('the threads of wasm', () => {
  it('give the numbers of one thread, however many there are', async () => {
    await startWasm({ threads: 1 });
    const expected = product();
    for (const threads of [2, 3, 8]) {
      expect(await startWasm({ threads })).toMatchObject({ threads });
      expect(product()).toEqual(expected);
    }
  });

  it('leave the process as it was', async () => {
    const listeners = () =>
      (['uncaughtException', 'unhandledRejection'] as const).map((event) => process.rawListeners(event));
    const before = { listeners: listeners(), worker: globalThis.Worker };
    await startWasm({ threads: 2 });
    await startWasm({ threads: 1 }); // the one before is disposed
    expect({ listeners: listeners(), worker: globalThis.Worker }).toEqual(before);
  });

  it.each([
    [
      'is not there',
      'file:///nowhere/thread.js',
      /2 did not start \(Cannot find module '\/nowhere\/thread.js'/,
    ],
    ['throws', 'data:text/javascript,throw new Error("no room")', /2 did not start \(no room\)/],
    ['ends at once', 'data:text/javascript,', /2 did not start \(a thread ended with code 0\)/],
  ])('become one, with a note, when what they run %s', async (_, address, note) => {
    await becomesOne({ threadScript: new URL(address) }, note);
  });

  it('become one, with a note, when they never answer', async () => {
    const silent = new URL('data:text/javascript,setInterval(() => {}, 1000)');
    await becomesOne(
      { threadScript: silent, startTimeoutMs: 500 },
      /2 did not start \(no answer after 0.5 s\)/,
    );
  });
});

async function becomesOne(options: Partial<StartOptions>, note: RegExp) {
  await startWasm({ threads: 1 });
  const backend = await startWasm({ threads: 2, ...options });
  expect(backend.threads).toBe(1);
  expect(backend.notes).toContainEqual(expect.stringMatching(note));
  expect(product()).toHaveLength(128 * 128);
  expect(await startWasm({ threads: 2 })).toMatchObject({ threads: 2 }); // the next start is not spoiled
}
