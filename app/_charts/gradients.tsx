'use client';
import { type ReactNode, useMemo } from 'react';
import type { RunSetup } from '@/lib/protocol/entities';
import type { Buckets } from '@/lib/series/buckets';
import { number } from '../_components/format';
import type { Band } from './bands';
import { GradientHeatmap } from './gradient-heatmap';
import { bottomToTop, heatScale, toBlocks } from './gradient-heatmap-series';
import { LineChart } from './line-chart';
import { makoGradient } from './mako';
import type { StepAxis } from './use-step-axis';

/** G gets next to nothing at its bottom below this ratio. */
const ALARM = 0.01;
const ALARM_LINE = [{ value: ALARM, label: `alarm ${ALARM}`, dash: '1 3' }];

/** Who gets a gradient, per layer and player, as the optimizer applies it. */
export function Gradients({
  setup,
  byTag,
  wholeByTag,
  axis,
  bands,
  about,
}: {
  setup: RunSetup;
  /** The steps shown. */
  byTag: ReadonlyMap<string, Buckets>;
  /** All steps: a colour means the same wherever one zooms. */
  wholeByTag: ReadonlyMap<string, Buckets>;
  axis: StepAxis;
  bands: readonly Band[];
  /** Stands beside the title: what one is looking at. */
  about?: ReactNode;
}) {
  const blocks = useMemo(() => toBlocks(byTag, setup.generator, setup.discriminator), [byTag, setup]);
  const ratio = useMemo(() => bottomToTop(byTag, setup.generator), [byTag, setup]);
  const scale = useMemo(
    () => heatScale(toBlocks(wholeByTag, setup.generator, setup.discriminator)),
    [wholeByTag, setup],
  );
  return (
    <section className="gradients" aria-label="Gradients">
      <header style={{ paddingRight: axis.right }}>
        <h2>Gradients</h2>
        {about}
        {!axis.narrow && <span>as the optimizer applies them, per layer, output at the top</span>}
        <span className="legend">
          log₁₀ norm {number(scale[0], 1)}
          <i style={{ background: makoGradient }} /> {number(scale[1], 1)}
          <i className="zero" /> exactly 0 <i className="broken">✕</i> NaN, Inf
        </span>
        <span className="at" style={{ width: axis.right - 8 }}>
          {axis.cursor ? 'at cursor' : 'now'}
        </span>
      </header>
      {blocks.map((block) => (
        <div key={block.group}>
          <GradientHeatmap block={block} scale={scale} axis={axis} bands={bands} />
          {block.group === 'g' && ratio && (
            <LineChart
              title="bottom / top"
              testId="gradient-ratio"
              lines={[ratio]}
              references={ALARM_LINE}
              log
              height={34}
              axis={axis}
              compact
            />
          )}
        </div>
      ))}
    </section>
  );
}
