'use client';
import { useRoving } from '../_components/use-roving';
import { GAP, ROW } from './draw-heat-rows';
import type { HeatBlock } from './gradient-heatmap-series';
import type { StepAxis } from './use-step-axis';

/** What the rows of a block are called. A press opens the layer; the block is one stop of the Tab key. */
export function RowNames({
  block: { title, rows },
  axis: { left, narrow },
  under,
  open,
  onOpen,
}: {
  block: HeatBlock;
  axis: StepAxis;
  /** Row under the pointer. */
  under: number | null;
  open: string | null;
  onOpen: (layer: string | null) => void;
}) {
  const { at, setAt, onKeyDown } = useRoving(rows.length, 1);
  return (
    <div
      className="row-names"
      role="toolbar"
      aria-orientation="vertical"
      aria-label={`Layers, ${title}`}
      style={{ width: left - 4, lineHeight: `${ROW}px`, rowGap: GAP }}
      onKeyDown={onKeyDown}
    >
      {rows.map(({ layer, label }, index) => (
        <button
          key={layer}
          type="button"
          tabIndex={index === at ? 0 : -1}
          aria-expanded={layer === open}
          data-under={index === under || undefined}
          title={`${label}: open its line`}
          onFocus={() => setAt(index)}
          onClick={() => onOpen(layer === open ? null : layer)}
        >
          {narrow ? layer : label}
        </button>
      ))}
    </div>
  );
}
