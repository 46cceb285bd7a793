import { excessLoss } from '@/lib/diagnostics/loss-scale';
import type { RunSetup } from '@/lib/protocol/entities';
import { isCrossEntropy } from '@/lib/protocol/loss-family';
import { TAG, gradNormTag } from '@/lib/protocol/tags';
import { type Buckets, means } from '@/lib/series/buckets';
import { rollingMedian } from '@/lib/series/rolling-median';
import { number } from '../../_components/format';

/** How many of the newest steps a vital is the median of. */
const RECENT_STEPS = 100;

/** A number with what it is compared with, and where it stands between calm and alarm (all shares of the gauge). */
export interface Vital {
  label: string;
  value: number;
  note: string;
  at: number;
  alarm: readonly [number, number] | null;
  reference: number | null;
}

type ByTag = ReadonlyMap<string, Buckets>;

/** Median of the newest steps; NaN where there are none. */
export const recent = (buckets: Buckets | undefined): number => {
  if (!buckets) return NaN;
  const values = means(buckets).slice(-Math.max(1, Math.ceil(RECENT_STEPS / buckets.width)));
  return rollingMedian(values, values.length).at(-1) ?? NaN;
};

/** D's loss between floor and chance over the newest steps; null where the loss has no such scale, or no points. */
export function recentExcess(byTag: ByTag, { loss }: RunSetup): number | null {
  const excess = excessLoss(recent(byTag.get(TAG.lossD)), loss);
  return Number.isFinite(excess) ? excess : null;
}

const linear = (from: number, to: number) => (value: number) => (value - from) / (to - from);
const log = (from: number, to: number) => (value: number) => Math.log(value / from) / Math.log(to / from);

/** The numbers that say how a run is, where they could be measured. */
export function vitalsOf(byTag: ByTag, setup: RunSetup): Vital[] {
  // A loss below zero has no place on a logarithmic gauge.
  return [...everyStep(byTag, setup), ...everyEvaluation(byTag, setup)].filter(
    ({ value, at }) => !Number.isNaN(value) && !Number.isNaN(at),
  );
}

/** What is measured on samples: the newest value, for there are few. */
function everyEvaluation(byTag: ByTag, { evaluation }: RunSetup): Vital[] {
  const newest = (tag: string) => byTag.get(tag)?.last.at(-1) ?? NaN;
  const [diversity, kid] = [newest(TAG.diversity), newest(TAG.kid)];
  const floor = evaluation?.floors[TAG.kid] ?? NaN;
  const [onDiversity, onKid] = [linear(0, 1.2), log(1e-3, 10)];
  return [
    {
      label: 'Diversity V',
      value: diversity,
      note: 'alarm 0.50',
      at: onDiversity(diversity),
      alarm: [0, onDiversity(0.5)],
      reference: onDiversity(1),
    },
    {
      label: 'KID',
      value: kid,
      note: Number.isNaN(floor) ? 'lower is better' : `real–real ${number(floor)}`,
      // Unbiased, so it can come out below zero where samples are as good as reals.
      at: kid > 0 ? onKid(kid) : 0,
      alarm: null,
      reference: floor > 0 ? onKid(floor) : null,
    },
  ];
}

function everyStep(byTag: ByTag, setup: RunSetup): Vital[] {
  const { generator, loss } = setup;
  const excess = recentExcess(byTag, setup);
  const lossG = recent(byTag.get(TAG.lossG));
  // Raw scores have no scale.
  const gap = isCrossEntropy(loss.family)
    ? recent(byTag.get(TAG.scoreReal)) - recent(byTag.get(TAG.scoreFake))
    : NaN;
  const norm = (layer: string | undefined) => recent(byTag.get(gradNormTag('g', layer ?? '')));
  const contrast = norm(generator[0]?.name) / norm(generator.at(-1)?.name);
  const [onExcess, onLoss, onGap, onContrast] = [linear(0, 1.5), log(0.1, 100), linear(0, 1), log(1e-4, 100)];
  return [
    {
      label: 'Excess loss e',
      value: excess ?? NaN,
      note: 'chance 1',
      at: onExcess(excess ?? NaN),
      alarm: [0, onExcess(0.1)],
      reference: onExcess(1),
    },
    {
      label: 'G loss',
      value: lossG,
      note: loss.chanceG === null ? '' : `chance ${number(loss.chanceG)}`,
      at: onLoss(lossG),
      alarm: null,
      reference: loss.chanceG === null ? null : onLoss(loss.chanceG),
    },
    {
      label: 'D(x) − D(G(z))',
      value: gap,
      note: 'chance 0',
      at: onGap(gap),
      alarm: [onGap(0.98), 1],
      reference: 0,
    },
    {
      label: 'G gradient, bottom / top',
      value: contrast,
      note: 'alarm 0.01',
      at: onContrast(contrast),
      alarm: [0, onContrast(0.01)],
      reference: null,
    },
  ];
}
