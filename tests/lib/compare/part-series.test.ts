import { describe, expect, it } from 'vitest';
import { type ReadSeries, isParted, partSeries } from '@/lib/compare/part-series';
import { partingInWords } from '@/lib/compare/parting-words';
import { addPoints, emptyBuckets, means } from '@/lib/series/buckets';
import { pairOf } from './support/pair';

const reader =
  ({ steps, values }: { steps: number[]; values: number[] }): ReadSeries =>
  (from, to, width) => {
    const at = steps.flatMap((step, index) => (step >= from && step <= to ? [index] : []));
    const points = { steps: at.map((index) => steps[index]!), values: at.map((index) => values[index]!) };
    if (width === 1) return points;
    const buckets = emptyBuckets(width);
    addPoints(buckets, points.steps, points.values);
    return { ...buckets, values: means(buckets) };
  };

const LONG = 20_000;
const FROM = 9000;
const flat = () => 0;

describe('how a series of two runs goes', () => {
  const [a, b] = pairOf({ seed: 3, steps: LONG, memory: 0, left: flat, right: flat });

  it('is the same for a run and itself, and as far as both go', () => {
    const shorter = { steps: a.steps.slice(0, 5000), values: a.values.slice(0, 5000) };
    const answer = { kind: 'same', step: null, differsFrom: null };
    expect(partSeries('loss/d', reader(a), reader(a), LONG)).toMatchObject(answer);
    expect(partSeries('loss/d', reader(a), reader(shorter), LONG)).toMatchObject(answer);
  });

  it('names the first number that is another one, to the step, though nothing parts', () => {
    const touched = { ...a, values: a.values.map((value, at) => (at >= 7776 ? value * 1.000001 : value)) };
    expect(partSeries('loss/d', reader(a), reader(touched), LONG)).toMatchObject({
      kind: 'together',
      step: null,
      differsFrom: 7777,
    });
  });

  it('is together for two seeds', () => {
    expect(partSeries('loss/d', reader(a), reader(b), LONG)).toMatchObject({
      kind: 'together',
      differsFrom: 1,
    });
  });

  it('finds a fall late in a long run to within a bucket, which it names', () => {
    const fallen = { ...b, values: b.values.map((value, at) => (at >= FROM ? value / 20 : value)) };
    const { kind, step, within } = partSeries('loss/d', reader(a), reader(fallen), LONG);
    expect(kind).toBe('parts');
    expect(within).toBe(16);
    expect(Math.abs(step! - FROM)).toBeLessThanOrEqual(2 * within);
  });

  it('says so where there are too few points, or none', () => {
    const few = { steps: [100, 200], values: [1, 2] };
    expect(partSeries('quality/kid', reader(few), reader(few), 200)).toMatchObject({ kind: 'same' });
    const other = { steps: [100, 200], values: [3, 4] };
    expect(partSeries('quality/kid', reader(few), reader(other), 200)).toMatchObject({ kind: 'few' });
    expect(partSeries('quality/kid', () => undefined, reader(other), 200)).toMatchObject({ kind: 'few' });
  });

  it('is asked of losses, scores, layers and samples', () => {
    const tags = [
      'loss/d',
      'score/fake',
      'score/fake_sd',
      'grad_norm/g/up1',
      'grad_norm/d/conv1',
      'time/step_ms',
    ];
    expect(tags.filter(isParted)).toEqual(['loss/d', 'score/fake', 'grad_norm/g/up1']);
  });
});

describe('the sentence', () => {
  const layer = (name: string) => ({ name, label: `${name} 5x5`, outputShape: [1], parameters: 1 });
  const setup = {
    generator: [layer('dense'), layer('out')],
    discriminator: [layer('conv1'), layer('logit')],
  };
  const run = { setup: setup as never };
  const series = (tag: string, kind: 'parts' | 'together' | 'same' | 'few', step: number | null = null) => ({
    tag,
    kind,
    step,
    within: 1,
    differsFrom: kind === 'same' ? null : 501,
  });

  it('names the earliest, in words, and until when they were the same', () => {
    const told = [series('loss/d', 'parts', 640), series('grad_norm/d_real/logit', 'parts', 612)];
    expect(partingInWords(run, [...told, series('loss/g', 'together')])).toEqual({
      lead: 'They part at step 612, first in D’s gradient on real at logit 5x5 (top).',
      rest: 'Up to step 500 they are the same, bit for bit. Next D loss, at step 640; 2 of 3 series part.',
    });
  });

  it('says what is not so', () => {
    expect(partingInWords(run, [series('loss/d', 'same')]).lead).toBe('They are the same, bit for bit.');
    expect(partingInWords(run, [series('loss/d', 'together')]).lead).toBe('They do not part.');
    expect(partingInWords(run, [series('loss/d', 'few')]).lead).toMatch(/^Too few common steps/);
    const mixed = [series('score/real', 'same'), series('loss/d', 'few')];
    expect(partingInWords(run, mixed).lead).toMatch(/^Too few common steps/);
    expect(partingInWords(run, []).lead).toBe('They have no series in common.');
  });
});
