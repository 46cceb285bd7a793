import { nearestSample } from '@/app/_components/nearest-sample';
import type { Sample } from '@/lib/protocol/entities';

export interface ChosenSamples {
  /** Generated ones, in the order of their steps, each with what it stands for. */
  shown: { sample: Sample; as: string }[];
  real: Sample | null;
  /** How many generated ones the run has. */
  stored: number;
  /** Were wanted, and would have made the file too large. */
  leftOut: number;
}

interface Choice {
  /** Step of the checkpoint with the best samples. */
  best: number | null;
  /** As much as they may take, as text. */
  bytes: number;
  sizeOf: (sample: Sample) => number;
}

/** Bytes as base64. */
const asText = (bytes: number) => Math.ceil(bytes / 3) * 4;

/** A handful of a run's samples: those that say most first, as long as there is room. */
export function chooseSamples(samples: readonly Sample[], { best, bytes, sizeOf }: Choice): ChosenSamples {
  const fixed = samples.filter(({ kind }) => kind === 'fixed');
  const reals = samples.filter(({ kind }) => kind === 'real');
  const last = fixed.at(-1);
  const at = (share: number) => (last ? nearestSample(fixed, share * last.step) : null);
  const wanted: [Sample | null | undefined, string][] = [
    [last, 'newest'],
    [best === null ? null : nearestSample(fixed, best), 'best'],
    [reals[0], 'real'],
    [fixed[0], 'first'],
    [at(1 / 2), 'half way'],
    [at(1 / 4), 'a quarter'],
    [at(3 / 4), 'three quarters'],
  ];
  const taken = new Map<Sample, string>();
  let room = bytes;
  let leftOut = 0;
  for (const [sample, as] of wanted) {
    if (!sample) continue;
    const known = taken.get(sample);
    if (known !== undefined) {
      if (as === 'best') taken.set(sample, `${known}, best`);
      continue;
    }
    const size = asText(sizeOf(sample));
    if (size > room) leftOut += 1;
    else {
      room -= size;
      taken.set(sample, as);
    }
  }
  const real = reals[0] && taken.has(reals[0]) ? reals[0] : null;
  const shown = [...taken]
    .filter(([sample]) => sample.kind === 'fixed')
    .map(([sample, as]) => ({ sample, as }))
    .sort((a, b) => a.sample.step - b.sample.step);
  return { shown, real, stored: fixed.length, leftOut };
}
