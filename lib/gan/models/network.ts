import * as tf from '@tensorflow/tfjs-core';
import type { LayerInfo } from '@/lib/protocol/entities';
import { type LayerConfig, type PlacedLayer, logitOf, placeLayers, sizeOf } from '@/lib/protocol/run-config';
import type { Random } from '../random';
import { activate, addBias, batchNorm } from './layers';
import { SpectralNorm } from './spectral-norm';

/** A trainable tensor of a layer: `up1/kernel`. */
export interface Parameter {
  layer: string;
  name: string;
  variable: tf.Variable;
}

export type Tap = (layer: Pick<PlacedLayer, 'name' | 'config'>, output: tf.Tensor) => void;

export interface Network {
  parameters: Parameter[];
  /** What is kept beside the parameters and not trained: directions of spectral norm. */
  directions: { name: string; variable: tf.Variable }[];
  /** For people and tags, in the direction of the data. */
  layers: LayerInfo[];
  /**
   * x: [batch, ...input shape]. `dropout` is drawn from the generator given; without one nothing is dropped.
   * `tap` sees what each layer puts out, after its activation.
   */
  apply(x: tf.Tensor, dropout?: Random, tap?: Tap): tf.Tensor;
  /** Follows the parameters before each of their updates: a power iteration of spectral norm. */
  follow(): void;
}

interface Norm {
  gamma: tf.Variable;
  beta: tf.Variable;
}

/** DCGAN's initialisation (arXiv 1511.06434). */
const INITIAL_DEVIATION = 0.02;

/** G: from z, and the class beside it where it is told one, to an image. */
export const buildGenerator = (layers: readonly LayerConfig[], inputs: number, random: Random) =>
  buildNetwork(layers, [inputs], random, null);

/**
 * D: from an image to one logit, and one for each of the `classes` it is told of; this layer is added to those of
 * the configuration. With spectral norm, which begins in random `directions`, or without.
 */
export function buildDiscriminator(
  layers: readonly LayerConfig[],
  image: readonly number[],
  random: Random,
  directions: Random | null,
  classes = 0,
): Network {
  return buildNetwork([...layers, logitOf(classes)], image, random, directions, 'logit');
}

function buildNetwork(
  configs: readonly LayerConfig[],
  inputShape: readonly number[],
  random: Random,
  directions: Random | null,
  lastName?: string,
): Network {
  const placed = placeLayers(configs, inputShape);
  if (!placed.ok) throw new Error(placed.message); // the configuration was checked where it came in
  const last = placed.layers.at(-1);
  if (lastName && last) last.name = lastName;
  const parameters: Parameter[] = [];
  const built = placed.layers.map((layer) => {
    const add = (name: string, value: tf.Tensor) => {
      const variable = tf.variable(value, true);
      value.dispose();
      parameters.push({ layer: layer.name, name: `${layer.name}/${name}`, variable });
      return variable;
    };
    const shape = kernelShape(layer);
    const { channels } = layer;
    const kernel = add('kernel', tf.tensor(random.normals(sizeOf(shape), INITIAL_DEVIATION), shape));
    const norm = layer.config.batchNorm
      ? { gamma: add('gamma', tf.ones([channels])), beta: add('beta', tf.zeros([channels])) }
      : null;
    const bias = norm ? null : add('bias', tf.zeros([channels]));
    const spectral = directions && new SpectralNorm(kernel, directions);
    return { layer, kernel, norm, bias, spectral };
  });

  return {
    parameters,
    directions: built.flatMap(({ layer, spectral }) =>
      spectral ? [{ name: `${layer.name}/direction`, variable: spectral.direction }] : [],
    ),
    layers: placed.layers.map(describe),
    apply(x, dropout, tap) {
      let value = x;
      for (const { layer, kernel, norm, bias, spectral } of built) {
        value = linear(layer, value, spectral?.apply() ?? kernel);
        if (norm) value = normalise(layer, value, norm);
        if (bias) value = addBias(value, bias);
        value = activate(value, layer.config);
        tap?.(layer, value);
        if (dropout && layer.config.dropout > 0) value = drop(value, layer.config.dropout, dropout);
      }
      return value;
    },
    follow() {
      for (const { spectral } of built) spectral?.iterate();
    },
  };
}

function kernelShape({ config, inputShape, outputShape }: PlacedLayer): number[] {
  const channels = inputShape.at(-1) ?? 1;
  if (config.type === 'dense') return [sizeOf(inputShape), sizeOf(outputShape)];
  if (config.type === 'conv') return [config.kernel, config.kernel, channels, config.filters];
  return [config.kernel, config.kernel, config.filters, channels]; // a transposed kernel maps out to in
}

function linear({ config, outputShape }: PlacedLayer, x: tf.Tensor, kernel: tf.Tensor): tf.Tensor {
  const batch = x.shape[0] ?? 1;
  if (config.type === 'dense') {
    const flat = tf.reshape(x, [batch, -1]);
    return tf.reshape(tf.matMul(flat as tf.Tensor2D, kernel as tf.Tensor2D), [batch, ...outputShape]);
  }
  if (config.type === 'conv')
    return tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, config.stride, 'same');
  const [height = 1, width = 1, channels = 1] = outputShape;
  return tf.conv2dTranspose(
    x as tf.Tensor4D,
    kernel as tf.Tensor4D,
    [batch, height, width, channels],
    config.stride,
    'same',
  );
}

function normalise({ outputShape, channels }: PlacedLayer, x: tf.Tensor, { gamma, beta }: Norm): tf.Tensor {
  if (channels === outputShape.at(-1)) return batchNorm(x, gamma, beta);
  return tf.reshape(batchNorm(tf.reshape(x, [-1, channels]), gamma, beta), x.shape);
}

function drop(x: tf.Tensor, rate: number, random: Random): tf.Tensor {
  const mask = Float32Array.from({ length: x.size }, () => (random.next() < rate ? 0 : 1 / (1 - rate)));
  return tf.mul(x, tf.tensor(mask, x.shape));
}

const WORDS = { dense: 'dense', conv: 'conv', convTranspose: 'up-conv' };

function describe({ name, config, outputShape, parameters }: PlacedLayer): LayerInfo {
  const count = /\d+$/.exec(name)?.[0];
  const words = name === 'logit' ? 'logit' : [WORDS[config.type], count].filter(Boolean).join(' ');
  const kernel = config.type === 'dense' ? '' : ` ${config.kernel}x${config.kernel}`;
  return { name, label: words + kernel, outputShape: [...outputShape], parameters };
}
