import { setImmediate as breathe } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { openFile } from '@/db/native';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

it('keeps what the garbage collector must not find: databases, and the statements they prepared', async () => {
  const made = (() => {
    const db = openFile(':memory:');
    return { kept: [db, db.prepare('SELECT 1')].map((one) => new WeakRef(one)), lost: new WeakRef({}) };
  })();
  await breathe(); // a reference is held until the task that made it ends
  collectGarbage();
  expect(made.lost.deref()).toBeUndefined();
  expect(made.kept.map((one) => one.deref() !== undefined)).toEqual([true, true]);
});
