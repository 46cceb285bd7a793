import type { Backend } from './backend';

/** The reference the others are compared with. Never chosen by itself: 100 to 200 times slower than wasm. */
export const cpu: Backend = {
  meta: {
    id: 'cpu',
    title: 'Plain JavaScript',
    description: 'For comparison only; by name.',
    automatic: false,
  },
  async create() {
    const tf = await import('@tensorflow/tfjs-core');
    await import('@tensorflow/tfjs-backend-cpu');
    tf.enableProdMode(); // else it greets on stderr, where the supervisor looks for last words
    await tf.setBackend('cpu');
    return {
      id: 'cpu',
      device: 'plain JavaScript',
      threads: 1,
      notes: ['chosen by name; 100 times slower than wasm'],
    };
  },
};
