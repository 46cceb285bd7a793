import { availableParallelism } from 'node:os';
import { startTensorflow } from '@/lib/gan/backends/tensorflow-start';
import { checkGradients } from '@/lib/gan/backends/check-gradients';

/**
 * A process of its own that tries the TensorFlow of a folder before anyone trusts it, and prints what it found as
 * one line of JSON. A library for another machine may end it by a signal.
 */
const [folder = ''] = process.argv.slice(2);
const { device } = await startTensorflow(folder, availableParallelism());
await checkGradients('tensorflow');
console.log(JSON.stringify({ device }));
