import type { LayerInfo, RunSetup } from '@/lib/protocol/entities';
import { type Player, TAG, accuracyOnBatchTag, gradMaxTag, inactiveTag } from '@/lib/protocol/tags';
import { type Buckets, means } from '@/lib/series/buckets';
import type { Reference } from '../../_charts/line-plot';
import { type Measured, dottedLine, lineThrough, present, toLine } from '../../_charts/line-series';
import { D, G } from './players';

type ByTag = ReadonlyMap<string, Buckets>;

/** Lines of the strips that are looked at when something is odd. */
export const MORE_LINES = {
  accuracy: (byTag: ByTag) =>
    present([
      toLine(byTag.get(accuracyOnBatchTag('real')), { ...D, key: 'real', label: 'reals' }),
      toLine(byTag.get(accuracyOnBatchTag('fake')), { ...G, key: 'fake', label: 'fakes' }),
      dottedLine(byTag.get(TAG.accuracyHeldOut), {
        ...HELD_OUT,
        key: 'held-out',
        label: 'unseen',
        title: 'reals never seen',
      }),
    ]),
  largest: (byTag: ByTag) =>
    present([
      toLine(byTag.get(gradMaxTag('d')), { ...D, key: 'd', label: 'D' }),
      toLine(byTag.get(gradMaxTag('g')), { ...G, key: 'g', label: 'G' }),
    ]),
  inactive: (byTag: ByTag, setup: RunSetup | null) =>
    setup
      ? present([worstLayer(byTag, 'd', setup.discriminator, D), worstLayer(byTag, 'g', setup.generator, G)])
      : [],
};

export const GUESSING: readonly Reference[] = [{ value: 0.5, label: 'guessing 0.50', dash: '6 3' }];
export const DEAD: readonly Reference[] = [{ value: 0.5, label: 'alarm 0.50', dash: '1 3' }];

const HELD_OUT = { token: '--ink', dash: [] as number[] } as const;

/** At each step, the layer with the largest share of dead units: one is enough to stop what is below it. */
function worstLayer(
  byTag: ByTag,
  player: Player,
  layers: readonly LayerInfo[],
  look: Pick<Measured, 'token' | 'dash'>,
): Measured | null {
  const worst = new Map<number, number>();
  for (const { name } of layers) {
    const buckets = byTag.get(inactiveTag(player, name));
    if (!buckets) continue;
    for (const [index, share] of means(buckets).entries()) {
      const step = buckets.steps[index]!;
      worst.set(step, Math.max(worst.get(step) ?? 0, share));
    }
  }
  if (worst.size === 0) return null;
  const name = player.toUpperCase();
  const line = lineThrough([...worst.keys()], [...worst.values()], {
    ...look,
    key: player,
    label: name,
    title: `${name}, worst layer`,
  });
  return { ...line, dots: true };
}
