import type { Alert, RunSetup } from '@/lib/protocol/entities';
import { TAG, scoreSpreadTag, updateRatioTag } from '@/lib/protocol/tags';
import type { Buckets } from '@/lib/series/buckets';
import type { Band } from '../../_charts/bands';
import type { Reference } from '../../_charts/line-plot';
import { dottedLine, present, toLine, withSpread } from '../../_charts/line-series';
import { number } from '../../_components/format';
import { D, G } from './players';

/** Under this ratio of distances the samples are too much alike. */
export const ALIKE: readonly Reference[] = [{ value: 0.5, label: 'alarm 0.50', dash: '1 3' }];
const NEUTRAL = { token: '--ink', dash: [] as number[] } as const;

type ByTag = ReadonlyMap<string, Buckets>;

/** The lines of each strip, of what was measured. */
export const LINES = {
  losses: (byTag: ByTag) =>
    present([
      toLine(byTag.get(TAG.lossD), { ...D, key: 'd', label: 'D', title: 'D, sum' }),
      toLine(byTag.get(TAG.lossG), { ...G, key: 'g', label: 'G' }),
    ]),
  scores: (byTag: ByTag) =>
    present([
      withSpread(
        toLine(byTag.get(TAG.scoreReal), { ...D, key: 'd', label: 'D(x)' }),
        byTag.get(scoreSpreadTag('real')),
      ),
      withSpread(
        toLine(byTag.get(TAG.scoreFake), { ...G, key: 'g', label: 'D(G(z))' }),
        byTag.get(scoreSpreadTag('fake')),
      ),
    ]),
  updates: (byTag: ByTag) =>
    present([
      toLine(byTag.get(updateRatioTag('d')), { ...D, key: 'd', label: 'D' }),
      toLine(byTag.get(updateRatioTag('g')), { ...G, key: 'g', label: 'G' }),
    ]),
  rates: (byTag: ByTag) =>
    present([
      toLine(byTag.get(TAG.rateD), { ...D, key: 'd', label: 'D' }),
      toLine(byTag.get(TAG.rateG), { ...G, key: 'g', label: 'G' }),
    ]),
  quality: (byTag: ByTag) =>
    present([
      dottedLine(byTag.get(TAG.kid), { ...NEUTRAL, key: 'kid', label: 'KID', title: 'KID, lower is better' }),
    ]),
  diversity: (byTag: ByTag) =>
    present([
      dottedLine(byTag.get(TAG.diversity), { ...NEUTRAL, key: 'v', label: 'V', title: 'V, fakes / reals' }),
      dottedLine(byTag.get(TAG.classes), {
        ...NEUTRAL,
        dash: [2, 2],
        key: 'modes',
        label: 'modes',
        title: 'modes, share covered',
      }),
    ]),
};

/** What is only worth knowing gets no band: a band is loud. */
export function bandsOf(alerts: readonly Alert[], lastStep: number): Band[] {
  return alerts
    .filter(({ level }) => level !== 'info')
    .map(({ level, title, enterStep, leaveStep }) => ({
      from: enterStep,
      to: leaveStep ?? lastStep,
      title,
      token: level === 'critical' ? '--crit' : '--watch',
    }));
}

export function referencesOf(setup: RunSetup | null): Reference[] {
  if (!setup) return [];
  const { chanceD, floorD } = setup.loss;
  return [
    ...(chanceD === null ? [] : [{ value: chanceD, label: `chance ${number(chanceD, 3)}`, dash: '6 3' }]),
    // A floor of zero is the axis itself.
    ...(floorD ? [{ value: floorD, label: `label floor ${number(floorD, 3)}`, dash: '1 3' }] : []),
  ];
}

/** What other reals get: samples cannot be better but by chance. */
export function floorOf(setup: RunSetup | null): Reference[] {
  const value = setup?.evaluation?.floors[TAG.kid] ?? 0;
  return value > 0 ? [{ value, label: `real–real ${number(value)}`, dash: '1 3' }] : [];
}

/** From the least D's loss can be to chance: near its lower edge D has won. */
export function rangeOf(setup: RunSetup | null): readonly [number, number] | null {
  if (!setup || setup.loss.chanceD === null || setup.loss.floorD === null) return null;
  return [setup.loss.floorD, setup.loss.chanceD];
}
