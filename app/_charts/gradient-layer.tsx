'use client';
import { useMemo } from 'react';
import type { Buckets } from '@/lib/series/buckets';
import type { Band } from './bands';
import type { HeatBlock } from './gradient-heatmap-series';
import { layerInWords, layerLines } from './gradient-layer-series';
import { LineChart } from './line-chart';
import type { Reference } from './line-plot';
import type { Shaping } from './line-series';
import { MeasuredStrip } from './measured-strip';
import type { StepAxis } from './use-step-axis';

const SAME: readonly Reference[] = [{ value: 1, label: 'the same 1', dash: '6 3' }];

/** One layer of a heatmap's block, on the axis of all strips; its neighbours are a press away. */
export function GradientLayer({
  block,
  layer,
  byTag,
  axis,
  bands,
  shaping,
  onLayer,
}: {
  block: HeatBlock;
  layer: string;
  byTag: ReadonlyMap<string, Buckets>;
  axis: StepAxis;
  bands: readonly Band[];
  shaping: Shaping;
  onLayer: (layer: string | null) => void;
}) {
  const { rows } = block;
  const at = rows.findIndex((row) => row.layer === layer);
  const { norm, contrast, updates } = useMemo(
    () => layerLines(byTag, block, layer, shaping),
    [byTag, block, layer, shaping],
  );
  const step = axis.cursor?.step ?? axis.domain[1];
  const name = `${block.title}, ${rows[at]?.label}`;
  const strip = { axis, bands, log: true };
  return (
    <section className="layer-panel" data-testid="layer-panel" aria-label={`Layer ${name}`}>
      <header style={{ paddingRight: axis.right }}>
        <h3>{name}</h3>
        <button
          type="button"
          aria-label="The layer above"
          disabled={at <= 0}
          onClick={() => onLayer(rows[at - 1]!.layer)}
        >
          ↑
        </button>
        <button
          type="button"
          aria-label="The layer below"
          disabled={at >= rows.length - 1}
          onClick={() => onLayer(rows[at + 1]!.layer)}
        >
          ↓
        </button>
        <button type="button" onClick={() => onLayer(null)}>
          Close
        </button>
      </header>
      <p>
        <b>{axis.cursor ? `At ${axis.say(axis.cursor.step)}.` : 'Now.'}</b>{' '}
        {layerInWords(byTag, block, layer, step).join(' ')}
      </p>
      <LineChart title="Gradient norm" testId="layer-norm" lines={norm} height={96} {...strip} />
      <MeasuredStrip
        title="Against both ends"
        testId="layer-contrast"
        lines={contrast}
        references={SAME}
        height={84}
        {...strip}
      />
      <MeasuredStrip title="Update / weight" testId="layer-updates" lines={updates} height={72} {...strip} />
    </section>
  );
}
