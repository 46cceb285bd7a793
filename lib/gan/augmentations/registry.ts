import type * as tf from '@tensorflow/tfjs-core';
import type { AugmentConfig } from '@/lib/protocol/run-config';
import type { Random } from '../random';
import type { Augmentation } from './augmentation';
import { color } from './color';
import { cutout } from './cutout';
import { translation } from './translation';

/** In the order in which they are done: a blank square is neither moved nor coloured. */
export const AUGMENTATIONS: Record<keyof AugmentConfig, Augmentation> = { color, translation, cutout };

/** The images [batch, height, width, channels] changed by all that are on. */
export function augment(images: tf.Tensor, config: AugmentConfig, random: Random): tf.Tensor {
  const on = (Object.keys(AUGMENTATIONS) as (keyof AugmentConfig)[]).filter((id) => config[id]);
  return on.reduce((changed, id) => AUGMENTATIONS[id](changed, random), images as tf.Tensor4D);
}
