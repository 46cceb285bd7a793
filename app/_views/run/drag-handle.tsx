'use client';
import type { KeyboardEvent, PointerEvent } from 'react';

/** Takes a strip to another place of its column: by the pointer, or by the arrow keys while it has the focus. */
export function DragHandle({
  title,
  at,
  onOver,
  onMove,
}: {
  title: string;
  /** Its place now. */
  at: number;
  /** The place under the pointer while it is dragged; null: it is not. */
  onOver: (place: number | null) => void;
  onMove: (place: number) => void;
}) {
  /** How many of the others begin above the pointer's place, by the middle of each. */
  const placeOf = ({ currentTarget, clientY }: PointerEvent<HTMLElement>) => {
    const strips = [...currentTarget.closest('.column')!.querySelectorAll('[data-strip]')];
    const own = currentTarget.closest('[data-strip]');
    return strips.filter((strip) => {
      const { top, bottom } = strip.getBoundingClientRect();
      return strip !== own && (top + bottom) / 2 < clientY;
    }).length;
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onOver(null);
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onMove(at + by);
  };
  return (
    <button
      type="button"
      className="drag-handle"
      aria-label={`Move the chart ${title}: up or down arrow`}
      title="Drag to move"
      onKeyDown={keys}
      onPointerDown={(event) => event.button === 0 && event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onOver(placeOf(event));
      }}
      onPointerUp={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        onOver(null);
        const place = placeOf(event);
        if (place !== at) onMove(place);
      }}
      onPointerCancel={() => onOver(null)}
    >
      ⠿
    </button>
  );
}
