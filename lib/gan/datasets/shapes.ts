import type { DatasetConfig } from '@/lib/protocol/run-config';
import { Random } from '../random';
import { type Dataset, type Examples, toDataset } from './dataset';
import { imagesInMemory } from './images';

const SIDE = 32;
/** Signed distance from the edge of a shape of radius 1: negative inside. */
const SHAPES: Record<string, (x: number, y: number) => number> = {
  disc: (x, y) => Math.hypot(x, y) - 1,
  square: (x, y) => Math.max(Math.abs(x), Math.abs(y)) - 0.85,
  diamond: (x, y) => (Math.abs(x) + Math.abs(y)) * 0.75 - 0.85,
  ring: (x, y) => Math.abs(Math.hypot(x, y) - 0.75) - 0.25,
  bar: (x, y) => Math.max(Math.abs(x), Math.abs(y) * 2.6) - 0.95,
};
const TONES: Record<string, readonly [number, number, number]> = {
  warm: [235, 130, 60],
  cool: [70, 140, 230],
};
const CLASSES = Object.keys(TONES).flatMap((tone) => Object.keys(SHAPES).map((shape) => `${tone} ${shape}`));

/** Drawn after those to train on. */
const HELD_OUT = 1000;

/** Coloured shapes of ten classes on a dark ground, the same for the same seed. */
export function drawShapes({ count }: Extract<DatasetConfig, { id: 'shapes' }>, seed: number): Dataset {
  const random = new Random(seed);
  const training = draw(count, random);
  return toDataset(
    { id: 'shapes', title: 'Coloured shapes', imageShape: [SIDE, SIDE, 3], classNames: CLASSES },
    training,
    draw(HELD_OUT, random),
  );
}

function draw(count: number, random: Random): Examples {
  const pixels = new Uint8Array(count * SIDE * SIDE * 3);
  const labels = new Uint8Array(count);
  const shapes = Object.values(SHAPES);
  const tones = Object.values(TONES);
  for (let image = 0; image < count; image += 1) {
    const label = random.below(CLASSES.length);
    labels[image] = label;
    const distance = shapes[label % shapes.length]!;
    const tone = tones[Math.floor(label / shapes.length)]!.map((value) => value + random.between([-20, 20]));
    const radius = random.between([7, 11]);
    const [centreX, centreY] = [random.between([12, 20]), random.between([12, 20])];
    for (let y = 0; y < SIDE; y += 1) {
      for (let x = 0; x < SIDE; x += 1) {
        // Half a pixel of fade at the edge, so that the shapes are smooth.
        const cover = Math.min(
          1,
          Math.max(0, 0.5 - distance((x - centreX) / radius, (y - centreY) / radius) * radius),
        );
        for (let channel = 0; channel < 3; channel += 1) {
          pixels[((image * SIDE + y) * SIDE + x) * 3 + channel] = 18 + (tone[channel]! - 18) * cover;
        }
      }
    }
  }
  return imagesInMemory(pixels, SIDE * SIDE * 3, labels);
}
