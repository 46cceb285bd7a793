import { createHash } from 'node:crypto';
import { KnownError } from '@/lib/protocol/errors';
import { type SweepBody, MOST_SWEPT, gridSize } from '@/lib/protocol/sweep';

/** A value for each setting, by its path. */
export type SweepPoint = readonly (readonly [path: string, value: unknown])[];

/** The points of a sweep: all of its grid, or so many of them, drawn without repeats by its seed. */
export function sweepPoints({
  settings,
  kind,
  count,
  seed,
}: Pick<SweepBody, 'settings' | 'kind' | 'count' | 'seed'>): SweepPoint[] {
  const size = gridSize(settings);
  const wanted = kind === 'grid' ? size : Math.min(count, size);
  if (wanted > MOST_SWEPT)
    throw new KnownError(
      'BAD_REQUEST',
      `this grid has ${size} runs, and a sweep at most ${MOST_SWEPT}: take values away, or take kind "random" with a count`,
    );
  return wanted === size ? grid(settings) : drawn(settings, wanted, seed);
}

const grid = (settings: SweepBody['settings']): SweepPoint[] =>
  Object.entries(settings).reduce<SweepPoint[]>(
    (points, [path, values]) =>
      points.flatMap((point) => values.map((value) => [...point, [path, value] as const])),
    [[]],
  );

/** A hash has a number for each of eight settings; what came before is drawn again. */
function drawn(settings: SweepBody['settings'], count: number, seed: number): SweepPoint[] {
  const points = new Map<string, SweepPoint>();
  for (let draw = 0; points.size < count; draw += 1) {
    const numbers = createHash('sha256').update(`${seed}/${draw}`).digest();
    const point = Object.entries(settings).map(
      ([path, values], index) => [path, values[numbers.readUInt32LE(4 * index) % values.length]] as const,
    );
    points.set(JSON.stringify(point), point);
  }
  return [...points.values()];
}
