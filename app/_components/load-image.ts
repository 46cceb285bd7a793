import type { Sample } from '@/lib/protocol/entities';

/** A stored grid, ready to be drawn; rejects where it cannot be had. */
export async function loadImage({ hash }: Pick<Sample, 'hash'>): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `/api/images/${hash}`;
  await image.decode();
  return image;
}
