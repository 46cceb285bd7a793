import * as tf from '@tensorflow/tfjs-core';

/** As tf.tidy, whose answer may be anything that holds no tensor. */
export function tidied<T>(work: () => T): T {
  const engine = tf.engine();
  engine.startScope();
  try {
    return work();
  } finally {
    engine.endScope();
  }
}
