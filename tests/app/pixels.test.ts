import sharp from 'sharp';
import { expect, test } from 'vitest';
import { differingPixels, pixelsOf } from '../support/pixels';

const picture = async (width: number, greys: readonly number[]) =>
  pixelsOf(
    await sharp(Buffer.from(greys), { raw: { width, height: greys.length / width, channels: 1 } })
      .png()
      .toBuffer(),
  );

test('pixels are others where a channel is far off, and all of them where sizes are not the same', async () => {
  const before = await picture(2, [0, 100, 200, 255]);
  expect(differingPixels(before, await picture(2, [40, 60, 200, 255]))).toBe(0);
  expect(differingPixels(before, await picture(2, [41, 59, 200, 255]))).toBe(2);
  expect(differingPixels(before, await picture(1, [0, 100, 200, 255]))).toBe(4);
});
