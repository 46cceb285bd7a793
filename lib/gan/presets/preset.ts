import type { RunConfigInput } from '@/lib/protocol/run-config';

export interface PresetInput {
  id: string;
  /** Scripts may still ask for it by these. */
  formerIds?: string[];
  title: string;
  /** What it shows. */
  description: string;
  config: RunConfigInput;
}

export const leaky = { activation: 'leaky_relu', slope: 0.2 } as const;
export const adam = (generator: number, discriminator = generator) => ({
  generator: { learningRate: generator },
  discriminator: { learningRate: discriminator },
});

/** Both networks of the demo. */
export const SMALL_G = {
  layers: [
    { type: 'dense', shape: [7, 7, 32], batchNorm: true, activation: 'relu' },
    { type: 'convTranspose', filters: 16, stride: 2, batchNorm: true, activation: 'relu' },
    { type: 'convTranspose', filters: 1, stride: 2, activation: 'tanh' },
  ],
} satisfies PresetInput['config']['generator'];
export const SMALL_D = {
  layers: [
    { type: 'conv', filters: 16, stride: 2, ...leaky },
    { type: 'conv', filters: 32, stride: 2, batchNorm: true, ...leaky },
  ],
} satisfies PresetInput['config']['discriminator'];

/** Both networks of points in the plane. */
export const RING_G = {
  layers: [
    { type: 'dense', units: 64, batchNorm: true, activation: 'relu' },
    { type: 'dense', units: 64, batchNorm: true, activation: 'relu' },
    { type: 'dense', units: 2 },
  ],
  ema: 0.98,
} satisfies PresetInput['config']['generator'];
export const RING_D = {
  layers: [
    { type: 'dense', units: 64, ...leaky },
    { type: 'dense', units: 64, ...leaky },
  ],
} satisfies PresetInput['config']['discriminator'];
