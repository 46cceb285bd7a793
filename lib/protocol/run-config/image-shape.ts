import type { DatasetConfig } from './dataset';

/** Height, width, channels of one image. */
export type ImageShape = readonly [number, number, number];

/** Two numbers: a point in the plane. */
export type PointShape = readonly [2];

/** What a dataset's images, or points, are like, known before it is opened. */
export function imageShapeOf(dataset: DatasetConfig): ImageShape | PointShape {
  switch (dataset.id) {
    case 'mnist':
    case 'fashion-mnist':
      return [28, 28, 1];
    case 'cifar10':
    case 'shapes':
      return [32, 32, 3];
    case 'folder':
      return [dataset.size, dataset.size, dataset.colour === 'grey' ? 1 : 3];
    case 'mixture':
      return [2];
  }
}
