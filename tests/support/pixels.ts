import sharp from 'sharp';

/** A channel may be this far off, of 255: edges are not anti-aliased alike on every machine. */
const TOLERANCE = 40;

export interface Pixels {
  width: number;
  height: number;
  /** Red, green and blue of each in turn. */
  data: Uint8Array;
}

export async function pixelsOf(png: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(png)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** How many pixels are others; all of them where the sizes are not the same. */
export function differingPixels(a: Pixels, b: Pixels): number {
  if (a.width !== b.width || a.height !== b.height) return Math.max(a.width * a.height, b.width * b.height);
  let differing = 0;
  for (let at = 0; at < a.data.length; at += 3)
    if ([0, 1, 2].some((channel) => Math.abs(a.data[at + channel]! - b.data[at + channel]!) > TOLERANCE))
      differing += 1;
  return differing;
}
