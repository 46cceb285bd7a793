import sharp from 'sharp';
import type { Samples } from '@/lib/gan/samples';

const ROWS = 4;
const HEIGHT = 112;
/** Seen on white and on black. */
const [FAKE, REAL] = ['#d97a1f', '#7a828d'];

/** The first rows of generated images, or generated points before those of the data, as a small WebP. */
export function draw(fakes: Samples, reals: Samples): Promise<Buffer> {
  if (fakes.type === 'samples:points')
    return drawPoints(fakes.points, reals.type === fakes.type ? reals.points : []);
  const { pixels, channels, columns, tileWidth, rows, tileHeight } = fakes;
  const [width, height] = [columns * tileWidth, rows * tileHeight];
  return sharp(pixels, { raw: { width, height, channels } })
    .extract({ left: 0, top: 0, width, height: Math.min(rows, ROWS) * tileHeight })
    .webp({ quality: 45 })
    .toBuffer();
}

function drawPoints(fakes: ArrayLike<number>, reals: ArrayLike<number>): Promise<Buffer> {
  const all = Array.from(reals, Math.abs);
  const scale = HEIGHT / 2 / (1.1 * Math.max(...all));
  const dots = (points: ArrayLike<number>, colour: string) =>
    Array.from({ length: points.length / 2 }, (_, index) => {
      const [x, y] = [HEIGHT + points[2 * index]! * scale, HEIGHT / 2 - points[2 * index + 1]! * scale];
      return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="1.2" fill="${colour}"/>`;
    }).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * HEIGHT}" height="${HEIGHT}">${dots(reals, REAL)}${dots(fakes, FAKE)}</svg>`;
  return sharp(Buffer.from(svg)).webp({ quality: 60 }).toBuffer();
}
