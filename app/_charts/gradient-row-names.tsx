'use client';
import { useRoving } from '../_components/use-roving';
import { GAP, type HeatBlock, ROW } from './gradient-heatmap-series';
import type { StepAxis } from './use-step-axis';

/** What the rows of a block are called. Where layers can be opened they are buttons, one stop of the Tab key in all. */
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
  onOpen: ((layer: string | null) => void) | undefined;
}) {
  const { at, setAt, onKeyDown } = useRoving(rows.length, 1);
  const look = { className: 'row-names', style: { width: left - 4, lineHeight: `${ROW}px`, rowGap: GAP } };
  const names = rows.map(({ layer, label }, index) => ({
    layer,
    name: narrow ? layer : label,
    title: label,
    'data-under': index === under || undefined,
  }));
  if (!onOpen)
    return (
      <div {...look}>
        {names.map(({ layer, name, ...named }) => (
          <span key={layer} {...named}>
            {name}
          </span>
        ))}
      </div>
    );
  return (
    <div
      {...look}
      role="toolbar"
      aria-orientation="vertical"
      aria-label={`Layers, ${title}`}
      onKeyDown={onKeyDown}
    >
      {names.map(({ layer, name, ...named }, index) => (
        <button
          key={layer}
          type="button"
          tabIndex={index === at ? 0 : -1}
          aria-expanded={layer === open}
          onFocus={() => setAt(index)}
          onClick={() => onOpen(layer === open ? null : layer)}
          {...named}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
