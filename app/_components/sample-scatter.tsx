'use client';
import type { Sample } from '@/lib/protocol/entities';
import { Scatter } from '../_charts/scatter';
import { usePoints } from '../_stream/use-points';
import { useSize } from './use-size';

/** Stored points as wide as there is room; generated ones before what they should be like. */
export function SampleScatter({
  sample,
  behind = null,
  label,
}: {
  sample: Pick<Sample, 'hash' | 'kind'>;
  behind?: Pick<Sample, 'hash'> | null;
  label: string;
}) {
  const { ref, width } = useSize<HTMLDivElement>();
  const points = usePoints(sample.hash);
  const reals = usePoints(behind?.hash ?? null);
  const token = sample.kind === 'real' ? '--ink2' : '--g';
  return (
    <div ref={ref} className="square">
      {points && width > 0 && (
        <Scatter size={width} points={points} token={token} behind={reals} label={label} />
      )}
    </div>
  );
}
