import { runConfig } from '@/lib/protocol/run-config';

/** The smallest configuration that can be trained. */
export const config = runConfig.parse({
  dataset: { id: 'mnist' },
  latentDim: 8,
  generator: { layers: [{ type: 'dense', shape: [28, 28, 1], activation: 'tanh' }] },
  discriminator: { layers: [{ type: 'dense', units: 4 }] },
  optimizer: { generator: { learningRate: 1e-3 }, discriminator: { learningRate: 1e-3 } },
  totalSteps: 1000,
});
