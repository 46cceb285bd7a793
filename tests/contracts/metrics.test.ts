import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { openDataset } from '@/lib/gan/datasets/registry';
import { Embedding } from '@/lib/gan/metrics/embedding';
import { evaluation } from '@/lib/gan/metrics/image-set';
import { countModes } from '@/lib/gan/metrics/modes';
import { drawReals } from '@/lib/gan/metrics/reals';
import { METRICS } from '@/lib/gan/metrics/registry';
import { Random } from '@/lib/gan/random';
import { type DatasetConfig, datasetConfig, sizeOf } from '@/lib/protocol/run-config';
import { TAG } from '@/lib/protocol/tags';

const COUNT = 160;

/** A dataset with what its samples could be like. */
async function worldOf(config: DatasetConfig, deviation: number) {
  const dataset = await openDataset(config, 'all', 1);
  const { reference, others } = drawReals(dataset, COUNT)!;
  const { imageShape } = dataset.info;
  const size = sizeOf(imageShape);
  const noise = new Random(1).normals(COUNT * size, deviation);
  let embedding: Embedding;
  return {
    noise,
    others,
    size,
    /** Real images of which a share is noise. */
    mixed: (share: number) =>
      others.map((value, at) => (Math.floor(at / size) < share * COUNT ? noise[at]! : value)),
    /** One image, as often as there are others. */
    alike: others.map((_, at) => others[at % size]!),
    evaluate: (images: Float32Array) => {
      embedding ??= new Embedding(imageShape, reference);
      return evaluation(embedding.real, embedding.describe(images), {
        fixed: { before: reference, now: others },
        scores: { train: Float32Array.of(0.2, 0.7), heldOut: Float32Array.of(0.2, 0.3) },
        modes: dataset.modes ? countModes(images, dataset.modes) : null,
      });
    },
  };
}
const IMAGES = await worldOf({ id: 'shapes', count: 512 }, 0.5);
const POINTS = await worldOf(datasetConfig.parse({ id: 'mixture', count: 512 }), 2);
beforeAll(() => BACKENDS.wasm.create());

it('is registered, one a file', () => {
  const ids = METRICS.map(({ meta }) => meta.id);
  const files = readdirSync('lib/gan/metrics').map((name) => name.replace('.ts', ''));
  const shared = [
    'embedding',
    'eigen',
    'evaluator',
    'features',
    'image-set',
    'metric',
    'modes',
    'neighbours',
    'reals',
    'registry',
  ];
  expect([...ids, ...shared].sort()).toEqual(files.sort());
});

describe.each(METRICS.map((metric) => [metric.meta.id, metric] as const))('%s', (_, { meta }) => {
  it('says what it is, in a tag of its own that the protocol knows', () => {
    expect(Object.values<string>(TAG)).toContain(meta.tag);
    expect(METRICS.filter(({ meta: { tag } }) => tag === meta.tag)).toHaveLength(1);
    expect(meta.title).not.toBe('');
    expect(meta.description).toMatch(/\.$/);
  });
});

/** What can be measured of points alone. */
const OF_MODES = ['classes', 'high-quality'];
const CASES = METRICS.flatMap((metric) => [
  ...(OF_MODES.includes(metric.meta.id) ? [] : [[metric.meta.id, 'images', metric, IMAGES] as const]),
  [metric.meta.id, 'points', metric, POINTS] as const,
]);

describe.each(CASES)('%s of %s', (_, __, { meta, compute }, { evaluate, ...world }) => {
  const measure = (images: Float32Array) => compute(evaluate(images)) ?? NaN;

  it('is the same for the same images', () => {
    expect(measure(world.mixed(0.5))).toBe(measure(world.mixed(0.5)));
  });

  it('is a number for images that are all the same, and for images of one colour', () => {
    for (const images of [world.alike, new Float32Array(world.alike.length)])
      expect(measure(images)).toSatisfy(Number.isFinite);
  });

  const { ideal } = meta;
  if (ideal === null) return;
  /** How far from the ideal, whichever way. */
  const off = (images: Float32Array) => Math.abs(measure(images) - ideal);

  it('is near its ideal for other real images', () => {
    expect(off(world.others)).toBeLessThan(0.15 * off(world.noise));
  });

  it('is worse the more of the images are noise', () => {
    const values = [0.25, 0.5, 0.75, 1].map((share) => off(world.mixed(share)));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    // Modes are covered by a quarter of what they are due.
    if (meta.id !== 'classes') expect(new Set(values).size).toBe(values.length);
  });
});

it.each([
  ['images', IMAGES, ['density', ...OF_MODES]],
  ['points', POINTS, ['density', 'high-quality']],
] as const)('that all %s are the same is told by all but a few', (_, { evaluate, alike, others }, silent) => {
  const [same, other] = [evaluate(alike), evaluate(others)];
  for (const { meta, compute } of METRICS) {
    if (meta.ideal === null || silent.some((id) => id === meta.id)) continue;
    const off = (value: number | null) => Math.abs((value ?? NaN) - meta.ideal!);
    expect(off(compute(same)), meta.id).toBeGreaterThan(5 * off(compute(other)));
  }
});

it.each(['kid', 'frechet-distance', 'nearest-neighbour', 'coverage'])(
  '%s tells a ring of modes from a smooth ring, which has nearly the same moments',
  (id) => {
    const { compute, meta } = METRICS.find((metric) => metric.meta.id === id)!;
    const smooth = Float32Array.from({ length: POINTS.others.length }, (_, at) => {
      const angle = (2 * Math.PI * (at >> 1)) / COUNT;
      return 0.8 * (at % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
    });
    const off = (points: Float32Array) => Math.abs(compute(POINTS.evaluate(points))! - meta.ideal!);
    expect(off(smooth)).toBeGreaterThan(2 * off(POINTS.others));
  },
);
