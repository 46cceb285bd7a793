import type { DatasetInfo } from '@/lib/protocol/entities';

/** Images in memory: `pixels` are n x height x width x channels bytes, `labels` one a image. */
export interface Images {
  pixels: Uint8Array;
  labels: Uint8Array;
}

/** Images to train on, and others that never are: what D knows by heart, and G copies, shows against those. */
export interface Dataset extends Images {
  info: DatasetInfo;
  heldOut: Images;
}

/** A dataset of training images and those of its test set; without one some are held out. */
export function toDataset(
  info: Omit<DatasetInfo, 'images' | 'heldOut'>,
  images: Images,
  test: Images | null,
): Dataset {
  const { training, heldOut } = test ? { training: images, heldOut: test } : holdOut(images);
  return {
    info: { ...info, images: training.labels.length, heldOut: heldOut.labels.length },
    ...training,
    heldOut,
  };
}

const MOST = 1000;
const LEAST_TO_SPARE = 2000;

/** The last tenth, at most 1,000; a small set is needed whole for training. */
function holdOut({ pixels, labels }: Images): { training: Images; heldOut: Images } {
  const count = labels.length < LEAST_TO_SPARE ? 0 : Math.min(MOST, Math.floor(labels.length / 10));
  const first = labels.length - count;
  const size = pixels.length / labels.length;
  return {
    training: { pixels: pixels.subarray(0, first * size), labels: labels.subarray(0, first) },
    heldOut: { pixels: pixels.subarray(first * size), labels: labels.subarray(first) },
  };
}
