import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS } from '@/lib/gan/backends/registry';
import { openDataset } from '@/lib/gan/datasets/registry';
import { Embedding } from '@/lib/gan/metrics/embedding';
import { evaluation } from '@/lib/gan/metrics/image-set';
import { drawReals } from '@/lib/gan/metrics/reals';
import { METRICS } from '@/lib/gan/metrics/registry';
import { Random } from '@/lib/gan/random';
import { TAG } from '@/lib/protocol/tags';

const COUNT = 160;
const SIZE = 32 * 32 * 3;
const { reference, others } = drawReals(await openDataset({ id: 'shapes', count: 512 }, 'all', 1), COUNT)!;
const noise = new Random(1).normals(COUNT * SIZE, 0.5);
/** Real images of which a share is noise. */
const mixed = (share: number) =>
  others.map((value, at) => (Math.floor(at / SIZE) < share * COUNT ? noise[at]! : value));
/** One image, as often as there are others. */
const alike = others.map((_, at) => others[at % SIZE]!);

let embedding: Embedding;
beforeAll(async () => {
  await BACKENDS.wasm.create();
  embedding = new Embedding([32, 32, 3], reference);
});

it('is registered, one a file', () => {
  const ids = METRICS.map(({ meta }) => meta.id);
  const files = readdirSync('lib/gan/metrics').map((name) => name.replace('.ts', ''));
  const shared = [
    'embedding',
    'eigen',
    'evaluator',
    'image-set',
    'metric',
    'neighbours',
    'reals',
    'registry',
  ];
  expect([...ids, ...shared].sort()).toEqual(files.sort());
});

describe.each(METRICS.map((metric) => [metric.meta.id, metric] as const))('%s', (_, { meta, compute }) => {
  const measure = (images: Float32Array) =>
    compute(evaluation(embedding.real, embedding.describe(images), EXTRA)) ?? NaN;
  const EXTRA = {
    fixed: { before: reference, now: others },
    scores: { train: Float32Array.of(0.2, 0.7), heldOut: Float32Array.of(0.2, 0.3) },
  };

  it('says what it is, in a tag of its own that the protocol knows', () => {
    expect(Object.values<string>(TAG)).toContain(meta.tag);
    expect(METRICS.filter(({ meta: { tag } }) => tag === meta.tag)).toHaveLength(1);
    expect(meta.title).not.toBe('');
    expect(meta.description).toMatch(/\.$/);
  });

  it('is the same for the same images', () => {
    expect(measure(mixed(0.5))).toBe(measure(mixed(0.5)));
  });

  it('is a number for images that are all the same, and for images of one colour', () => {
    expect(measure(alike)).toBeTypeOf('number');
    for (const images of [alike, new Float32Array(COUNT * SIZE)])
      expect(measure(images)).toSatisfy(Number.isFinite);
  });

  const { ideal } = meta;
  if (ideal === null) return;
  /** How far from the ideal, whichever way. */
  const off = (images: Float32Array) => Math.abs(measure(images) - ideal);

  it('is near its ideal for other real images', () => {
    expect(off(others)).toBeLessThan(0.15 * off(noise));
  });

  it('is worse the more of the images are noise', () => {
    const values = [0.25, 0.5, 0.75, 1].map((share) => off(mixed(share)));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(new Set(values).size).toBe(values.length);
  });
});

it('is told by all but the density that images are all the same', () => {
  const same = evaluation(embedding.real, embedding.describe(alike));
  const other = evaluation(embedding.real, embedding.describe(others));
  for (const { meta, compute } of METRICS) {
    if (meta.ideal === null || meta.id === 'density') continue;
    const off = (value: number | null) => Math.abs((value ?? NaN) - meta.ideal!);
    expect(off(compute(same)), meta.id).toBeGreaterThan(5 * off(compute(other)));
  }
});
