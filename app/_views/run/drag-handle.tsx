'use client';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

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
  const pointer = useRef<number | null>(null);
  const isDragged = (handle: HTMLElement) =>
    pointer.current !== null && handle.hasPointerCapture(pointer.current);
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    // Where it was, whatever the pointer does then.
    if (event.key === 'Escape' && isDragged(event.currentTarget)) {
      event.currentTarget.releasePointerCapture(pointer.current!);
      onOver(null); // the browser tells of a lost capture at the pointer's next move only
    }
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
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        pointer.current = event.pointerId;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => isDragged(event.currentTarget) && onOver(placeOf(event))}
      onPointerUp={(event) => {
        const place = placeOf(event);
        if (isDragged(event.currentTarget) && place !== at) onMove(place);
      }}
      onLostPointerCapture={() => onOver(null)}
    >
      ⠿
    </button>
  );
}
