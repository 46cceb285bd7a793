import { type Dataset, type Drawn, type Examples, take } from '../datasets/dataset';
import { Random } from '../random';

/** With fewer there is nothing but chance to see. */
const LEAST = 16;
/** Not the run's: runs on the same data are measured against the same images. */
const SEED = 1;

export interface Reals {
  /** Where `reference` comes from. */
  source: 'held-out' | 'training';
  /** What fakes are compared with, in [-1, 1]. */
  reference: Float32Array;
  /** As many others, none of them in `reference`: compared with it they give the floor. */
  others: Float32Array;
}

/** Held-out images where there are `wanted` of them; of too few images, two halves; null of hardly any. */
export function drawReals(dataset: Dataset, wanted: number): Reals | null {
  const random = new Random(SEED);
  const isUnseen = dataset.heldOut.labels.length >= wanted;
  const unseen = isUnseen ? pictures(dataset.heldOut, 2 * wanted, random) : [];
  const pool = [...unseen, ...pictures(dataset.training, 2 * wanted - unseen.length, random)];
  const count = Math.min(wanted, pool.length >> 1);
  if (count < LEAST) return null;
  return {
    source: isUnseen ? 'held-out' : 'training',
    reference: toImages(pool.slice(0, count)),
    others: toImages(pool.slice(count, 2 * count)),
  };
}

/** `count` images in [-1, 1] with their classes, from the first again where there are fewer. */
export function drawImages(examples: Examples, count: number): Drawn {
  const picked = pick(examples, count, new Random(SEED));
  return take(
    examples,
    Array.from({ length: count }, (_, index) => picked[index % picked.length]!),
  );
}

/** The places of at most `count` different images, by chance. */
function pick(examples: Examples, count: number, random: Random): number[] {
  const order = [...examples.labels.keys()];
  const picked = Math.min(count, order.length);
  for (let place = 0; place < picked; place += 1) {
    const other = place + random.below(order.length - place);
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  return order.slice(0, picked);
}

const pictures = (examples: Examples, count: number, random: Random) =>
  pick(examples, count, random).map((place) => take(examples, [place]).values);

function toImages(pictures: readonly Float32Array[]): Float32Array {
  const size = pictures[0]?.length ?? 0;
  const images = new Float32Array(pictures.length * size);
  for (const [index, picture] of pictures.entries()) images.set(picture, index * size);
  return images;
}
