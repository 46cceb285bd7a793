// The real trainer, killed by SIGKILL at one moment of writing its second checkpoint: before (even TEST_KILL) or
// after (odd) one of the operations that writing consists of. Nothing is killed where TEST_KILL is not set.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const wanted = process.env.TEST_KILL ? Number(process.env.TEST_KILL) : Infinity;
let checkpoints = 0;
let moment = null; // counted from the first operation of the second checkpoint

const pass = () => {
  if (moment !== null && moment++ === wanted) process.kill(process.pid, 'SIGKILL');
};
function watch(owner, name, isMeant = () => true) {
  const real = owner[name];
  owner[name] = function (...args) {
    if (!isMeant(args)) return real.apply(this, args);
    if (String(args[0]).endsWith('.tmp') && name === 'openSync' && ++checkpoints === 2) moment = 0;
    pass();
    // Killed after it, a write has come half the way.
    if (name === 'writeSync' && moment === wanted) args[1] = args[1].subarray(0, args[1].length / 2);
    const result = real.apply(this, args);
    pass();
    return result;
  };
}
for (const name of ['openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync', 'rmSync'])
  watch(fs, name);
watch(process, 'send', ([{ type }]) => type === 'checkpoint:saved');
syncBuiltinESMExports();

await import(new URL('../../../dist/trainer.mjs', import.meta.url).href);
