import type { DatasetInfo } from '@/lib/protocol/entities';
import type { Random } from '../random';

/** What can be drawn from, wherever it lies: bytes in memory, a file that is read by position, points. */
export interface Examples {
  /** Numbers of one example: height x width x channels of an image. */
  readonly size: number;
  /** The class of each example, a place in `classNames`. */
  readonly labels: Int32Array;
  /** Writes one example over `to`: `size` numbers in [-1, 1]. */
  read(example: number, to: Float32Array): void;
}

/** Examples one after the other, with the class of each. */
export interface Drawn {
  values: Float32Array;
  labels: Int32Array;
}

/** What is trained on, and what never is: what D knows by heart, and G copies, shows against that. */
export interface Dataset {
  info: DatasetInfo;
  training: Examples;
  heldOut: Examples;
  /** Where they are known: what samples cover can then be counted. */
  modes?: Modes | undefined;
}

/** Normal distributions in the plane, all of one deviation. */
export interface Modes {
  centres: readonly (readonly [number, number])[];
  deviation: number;
}

/** `count` examples by chance; one may come twice. */
export const draw = (examples: Examples, random: Random, count: number): Drawn =>
  take(
    examples,
    Array.from({ length: count }, () => random.below(examples.labels.length)),
  );

/** An example by chance of each of these classes; of any where there is none of one. */
export function drawOf(examples: Examples, random: Random, classes: readonly number[]): Drawn {
  const all = [...examples.labels.keys()];
  const byClass = new Map(
    [...new Set(classes)].map((wanted) => [wanted, all.filter((place) => examples.labels[place] === wanted)]),
  );
  return take(
    examples,
    classes.map((wanted) => {
      const ofClass = byClass.get(wanted)!;
      const places = ofClass.length > 0 ? ofClass : all;
      return places[random.below(places.length)]!;
    }),
  );
}

/** The examples at these places. */
export function take(examples: Examples, places: readonly number[]): Drawn {
  const { size } = examples;
  const values = new Float32Array(places.length * size);
  for (const [index, place] of places.entries())
    examples.read(place, values.subarray(index * size, (index + 1) * size));
  return { values, labels: Int32Array.from(places, (place) => examples.labels[place]!) };
}

/** Some of the examples, in the order of `places`. Nothing is copied. */
export function only(examples: Examples, places: Int32Array): Examples {
  return {
    size: examples.size,
    labels: places.map((place) => examples.labels[place]!),
    read: (example, to) => examples.read(places[example]!, to),
  };
}

/** Several as one, in their order. */
export function join(parts: readonly Examples[]): Examples {
  const labels = Int32Array.from(parts.flatMap((part) => [...part.labels]));
  const starts = parts.map((_, index) =>
    parts.slice(0, index).reduce((sum, part) => sum + part.labels.length, 0),
  );
  return {
    size: parts[0]?.size ?? 0,
    labels,
    read(example, to) {
      const part = starts.findLastIndex((start) => start <= example);
      parts[part]!.read(example - starts[part]!, to);
    },
  };
}

/** A dataset of training examples and those of its test set; without one some are held out. */
export function toDataset(
  info: Omit<DatasetInfo, 'images' | 'heldOut'>,
  examples: Examples,
  test: Examples | null,
): Dataset {
  const { training, heldOut } = test ? { training: examples, heldOut: test } : holdOut(examples);
  return {
    info: { ...info, images: training.labels.length, heldOut: heldOut.labels.length },
    training,
    heldOut,
  };
}

const MOST = 1000;
const LEAST_TO_SPARE = 2000;

/** The last tenth, at most 1,000; a small set is needed whole for training. */
function holdOut(examples: Examples): { training: Examples; heldOut: Examples } {
  const total = examples.labels.length;
  const count = total < LEAST_TO_SPARE ? 0 : Math.min(MOST, Math.floor(total / 10));
  const places = Int32Array.from({ length: total }, (_, place) => place);
  return {
    training: only(examples, places.subarray(0, total - count)),
    heldOut: only(examples, places.subarray(total - count)),
  };
}
