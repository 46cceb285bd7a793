import { type RunConfig, runConfig } from '@/lib/protocol/run-config';

/** Dense, three up-convolutions in G, three down-convolutions in D, 5x5, stride 2, batch norm, 32x32x3. */
export function referenceShape(filters: number, batchSize: number): RunConfig {
  const up = { type: 'convTranspose', filters, stride: 2, batchNorm: true, activation: 'relu' } as const;
  const down = { type: 'conv', filters, stride: 2, batchNorm: true, activation: 'leaky_relu' } as const;
  return runConfig.parse({
    dataset: { id: 'shapes', count: 512 },
    latentDim: 100,
    generator: {
      layers: [
        { type: 'dense', shape: [4, 4, filters], batchNorm: true, activation: 'relu' },
        up,
        up,
        { type: 'convTranspose', filters: 3, stride: 2, activation: 'tanh' },
      ],
    },
    discriminator: { layers: [{ ...down, batchNorm: false }, down, down] },
    optimizer: { generator: { learningRate: 2e-4 }, discriminator: { learningRate: 2e-4 } },
    batchSize,
    totalSteps: 1000,
  });
}
