import type { JsonNumber } from '@/lib/protocol/numbers';
import { GRADIENT_BINS } from '@/lib/protocol/tags';
import { Histogram } from '../../_charts/histogram';
import { Scatter } from '../../_charts/scatter';
import { Sparkline } from '../../_charts/sparkline';
import { VerdictRibbon } from '../../_charts/verdict-ribbon';
import { VERDICTS } from '../../_components/marks';
import { fallingCurve, seeded } from './numbers';
import { OnAxis } from './on-axis';
import type { Piece } from './piece';

/** x and y in turn, in a square of this reach. */
function points(count: number, seed: number, reach: number): Float32Array {
  const random = seeded(seed);
  return Float32Array.from({ length: 2 * count }, () => reach * (2 * random() - 1));
}

const scatter = (name: string, drawn: Float32Array, behind: Float32Array | null = null): Piece => ({
  name: `scatter-${name}`,
  draw: () => <Scatter size={220} points={drawn} token="--g" behind={behind} label={name} />,
});

const histogram = (name: string, share: (bin: number) => number): Piece => ({
  name: `histogram-${name}`,
  draw: () => (
    <div className="histogram-row">
      <Histogram shares={GRADIENT_BINS.map((_, bin) => share(bin))} token="--d" />
    </div>
  ),
});

const sparkline = (
  name: string,
  d: readonly JsonNumber[],
  g: readonly JsonNumber[],
  band?: boolean,
): Piece => ({
  name: `sparkline-${name}`,
  draw: () => <Sparkline d={d} g={g} {...(band && { band: { from: 0.6, to: 1, token: '--crit' } })} />,
});

const STATES = Object.keys(VERDICTS) as (keyof typeof VERDICTS)[];
const ribbon = (name: string, count: number): Piece => ({
  name: `ribbon-${name}`,
  draw: () => (
    <OnAxis last={600}>
      {(axis) => (
        <VerdictRibbon
          axis={axis}
          lastStep={600}
          verdicts={Array.from({ length: count }, (_, index) => ({
            state: STATES[index % STATES.length]!,
            sentence: '',
            sinceStep: (600 * index) / count,
          }))}
        />
      )}
    </OnAxis>
  ),
});

export const OTHERS: readonly Piece[] = [
  scatter('empty', new Float32Array(0)),
  scatter('one-point', Float32Array.of(0, 0)),
  scatter('busy', points(500, 1, 0.8), points(500, 2, 1)),
  scatter('outside-and-not-finite', Float32Array.from([NaN, 0, Infinity, 0, -9, 0.3, ...points(20, 3, 1.5)])),
  histogram('empty', () => 0),
  histogram('one-bin', (bin) => (bin === 4 ? 1 : 0)),
  histogram('all-bins', (bin) => (bin + 1) / 91),
  sparkline('empty', [], []),
  sparkline('one-point', [1], [0.7]),
  sparkline('busy', fallingCurve(120, 1), fallingCurve(120, 2, 0.6, 6), true),
  sparkline('zero-and-not-finite', [1, 0.5, 0, 0, 1, 2], [1, 2, 'NaN', 2, 'Infinity', 1]),
  ribbon('empty', 0),
  ribbon('all-states', STATES.length),
  ribbon('many', 120),
];
