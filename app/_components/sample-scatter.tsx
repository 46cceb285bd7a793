'use client';
import dynamic from 'next/dynamic';
import type { Sample } from '@/lib/protocol/entities';
import { usePoints } from '../_stream/use-points';
import { useSize } from './use-size';

// Few runs train on points in the plane.
const Scatter = dynamic(() => import('../_charts/scatter').then((module) => module.Scatter), { ssr: false });

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
