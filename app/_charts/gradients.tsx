'use client';
import dynamic from 'next/dynamic';
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import type { RunSetup } from '@/lib/protocol/entities';
import type { Buckets } from '@/lib/series/buckets';
import { number } from '../_components/format';
import type { Band } from './bands';
import { GradientHeatmap } from './gradient-heatmap';
import { type HeatBlock, type LayerPick, bottomToTop, heatScale, toBlocks } from './gradient-heatmap-series';
import { LineChart } from './line-chart';
import { type Shaping, shaped } from './line-series';
import { makoGradient } from './mako';
import type { StepAxis } from './use-step-axis';

// What is drawn of one layer is loaded by those who open one.
const GradientLayer = dynamic(() => import('./gradient-layer').then((module) => module.GradientLayer), {
  ssr: false,
});

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
  shaping,
  about,
  layer,
  onLayer,
}: {
  setup: RunSetup;
  /** The steps shown. */
  byTag: ReadonlyMap<string, Buckets>;
  /** All steps: a colour means the same wherever one zooms. */
  wholeByTag: ReadonlyMap<string, Buckets>;
  axis: StepAxis;
  bands: readonly Band[];
  shaping: Shaping;
  /** Stands beside the title: what one is looking at. */
  about?: ReactNode;
  /** The layer that is looked at more closely. */
  layer: LayerPick | null;
  onLayer: (layer: LayerPick | null) => void;
}) {
  const blocks = useMemo(() => toBlocks(byTag, setup.generator, setup.discriminator), [byTag, setup]);
  const ratio = useMemo(() => {
    const measured = bottomToTop(byTag, setup.generator);
    return measured && shaped(measured, shaping);
  }, [byTag, setup, shaping]);
  const scale = useMemo(
    () =>
      heatScale(wholeByTag === byTag ? blocks : toBlocks(wholeByTag, setup.generator, setup.discriminator)),
    [wholeByTag, byTag, blocks, setup],
  );
  const section = useRef<HTMLElement>(null);
  const close = () => {
    section.current?.querySelector<HTMLElement>('.row-names [aria-expanded=true]')?.focus();
    onLayer(null);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && layer && !event.defaultPrevented) close();
  };
  return (
    <section ref={section} className="gradients" aria-label="Gradients" onKeyDown={keys}>
      <header style={{ paddingRight: axis.right }}>
        <h2>Gradients</h2>
        {about}
        {!axis.narrow && <span>as applied, per layer, output at the top</span>}
        <span className="legend">
          log₁₀ norm {number(scale[0], 1)}
          <i style={{ background: makoGradient }} /> {number(scale[1], 1)}
          <i className="zero" /> exactly 0 <i className="broken">✕</i> NaN, Inf
        </span>
        <span className="at" style={{ width: axis.right - 8 }}>
          {axis.cursor ? 'at cursor' : 'now'}
        </span>
      </header>
      {blocks.map((block) => {
        const open = layer?.group === block.group && hasLayer(block, layer.layer) ? layer.layer : null;
        const pick = (next: string | null) =>
          next === null ? close() : onLayer({ group: block.group, layer: next });
        return (
          <div key={block.group}>
            <GradientHeatmap
              block={block}
              scale={scale}
              axis={axis}
              bands={bands}
              pauses={shaping.pauses}
              layer={open}
              onLayer={pick}
            />
            {open !== null && (
              <GradientLayer
                block={block}
                layer={open}
                byTag={byTag}
                axis={axis}
                bands={bands}
                shaping={shaping}
                onLayer={pick}
              />
            )}
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
        );
      })}
    </section>
  );
}

const hasLayer = ({ rows }: HeatBlock, name: string) => rows.some(({ layer }) => layer === name);
