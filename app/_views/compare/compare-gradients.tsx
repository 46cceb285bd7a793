'use client';
import { useMemo, useState } from 'react';
import type { Run } from '@/lib/protocol/entities';
import { type HeatBlock, heatScale, toBlocks } from '../../_charts/gradient-heatmap-series';
import type { ShownAs } from '../../_charts/frame';
import { Framed } from '../../_charts/framed';
import { GradientHeatmap } from '../../_charts/gradient-heatmap';
import { makoGradient } from '../../_charts/mako';
import { StepColumn } from '../../_charts/step-column';
import { type StepCursor, type Zoom, useStepAxis } from '../../_charts/use-step-axis';
import { number } from '../../_components/format';
import { useSize } from '../../_components/use-size';
import type { RunSnapshot } from '../../_stream/run-stream';
import { ratioBlocks } from './gradient-ratio';
import { RunName } from './run-name';
import { useGradients } from './use-gradients';
import type { RunsAxis } from '../../_charts/x-axis';

interface Side {
  run: Run;
  snapshot: RunSnapshot;
}

const NO_BANDS: readonly never[] = [];
const GROUPS = ['g', 'd_real', 'd_fake'] as const;

/** The gradients of two runs on one colour scale, and their ratio where both have the layer. */
export function CompareGradients({
  left,
  right,
  looks,
  places,
  axisOfRuns: { toX, unit },
  cursor,
  onCursor,
  zooming,
}: {
  left: Side;
  right: Side;
  looks: readonly [number, number];
  places: readonly [number, number];
  axisOfRuns: RunsAxis;
  cursor: StepCursor | null;
  onCursor: (cursor: StepCursor | null) => void;
  zooming: readonly [Zoom, (zoom: Zoom) => void];
}) {
  const [showing, setShowing] = useState(false);
  const [a, b] = useGradients([left, right]);
  const blocks = useMemo(
    () =>
      [
        [left, a, places[0]],
        [right, b, places[1]],
      ] as const,
    [left, right, a, b, places],
  ).map(([{ run }, byTag, place]) =>
    !run.setup || !byTag
      ? []
      : toBlocks(byTag, run.setup.generator, run.setup.discriminator).map((block) => ({
          ...block,
          rows: block.rows.map((row) => ({ ...row, steps: row.steps.map((step) => toX(place, step)) })),
        })),
  );
  const [ofLeft = [], ofRight = []] = blocks;
  const scale = heatScale([...ofLeft, ...ofRight]);
  const ratio = ratioBlocks(ofLeft, ofRight);
  const last = Math.max(
    toX(places[0], left.snapshot.series.lastStep),
    toX(places[1], right.snapshot.series.lastStep),
  );
  const first = unit.isAbsolute ? Math.min(toX(places[0], 0), toX(places[1], 0)) : 0;
  const axis = { first, last, unit, cursor, onCursor, zooming };
  return (
    <section className="compare-gradients" data-testid="compare-gradients">
      <header>
        <h2>Gradients</h2>
        <span>one colour scale for both</span>
        <label>
          <input type="checkbox" checked={showing} onChange={({ target }) => setShowing(target.checked)} />{' '}
          ratio
        </label>
        <span className="legend">
          log₁₀ norm {number(scale[0], 1)} <i style={{ background: makoGradient }} /> {number(scale[1], 1)}
          <i className="zero" /> exactly 0 <i className="broken">✕</i> NaN, Inf
        </span>
      </header>
      <div className="sides">
        <Heatmaps
          blocks={ofLeft}
          scale={scale}
          axis={axis}
          of={`run ${left.run.id}`}
          title={<RunName look={looks[0]} id={left.run.id} />}
        />
        <Heatmaps
          blocks={ofRight}
          scale={scale}
          axis={axis}
          of={`run ${right.run.id}`}
          title={<RunName look={looks[1]} id={right.run.id} />}
        />
      </div>
      {showing && (
        <Heatmaps
          blocks={ratio}
          scale={RATIO_SCALE}
          axis={axis}
          of={`run ${right.run.id} through ${left.run.id}`}
          title={
            <>
              <RunName look={looks[1]} id={right.run.id} /> through{' '}
              <RunName look={looks[0]} id={left.run.id} />
              <span className="muted"> from a hundredth to a hundredfold; the middle shade is the same</span>
            </>
          }
        />
      )}
    </section>
  );
}

/** log10 of the ratio. */
const RATIO_SCALE = [-2, 2] as const;

function Heatmaps({
  blocks,
  scale,
  axis: { first, last, unit, cursor, onCursor, zooming },
  of,
  title,
}: {
  blocks: readonly HeatBlock[];
  scale: readonly [number, number];
  axis: {
    first: number;
    last: number;
    unit: RunsAxis['unit'];
    cursor: StepCursor | null;
    onCursor: (cursor: StepCursor | null) => void;
    zooming: readonly [Zoom, (zoom: Zoom) => void];
  };
  /** What files are named by. */
  of: string;
  title: React.ReactNode;
}) {
  const { ref, width } = useSize<HTMLDivElement>();
  const axis = useStepAxis(width, last, cursor, onCursor, { first, unit, zooming });
  const [shownAs, show] = useState<ShownAs>(null);
  const known = GROUPS.flatMap((group) => blocks.filter((block) => block.group === group));
  return (
    <div className="gradients">
      <h3>{title}</h3>
      <StepColumn axis={axis} columnRef={ref} controls={null}>
        {known.length === 0 && <p className="muted">no gradients yet</p>}
        <Framed
          frame={{ of: '', shownAs, show }}
          title={`Gradients of ${of}`}
          drawn={() => ({ kind: 'heat', blocks: known, scale })}
          axis={axis}
        >
          {(menu, shown) => (
            <>
              {menu}
              {known.map((block) => (
                <GradientHeatmap
                  key={block.group}
                  block={block}
                  scale={scale}
                  axis={shown}
                  bands={NO_BANDS}
                />
              ))}
            </>
          )}
        </Framed>
      </StepColumn>
    </div>
  );
}
