'use client';
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';

const MIN_DRAG_PX = 6;
/** Below this width the gutters shrink, in CSS pixels. */
export const NARROW = 640;

/** The step axis that all charts of a page share: one gutter, one domain, one cursor. */
export interface StepAxis {
  width: number;
  left: number;
  right: number;
  domain: readonly [number, number];
  /** The step under the crosshair, or null. */
  cursor: number | null;
  zoomed: boolean;
  reset: () => void;
  handlers: {
    tabIndex: number;
    onPointerMove: (event: PointerEvent) => void;
    onPointerDown: (event: PointerEvent) => void;
    onPointerUp: (event: PointerEvent) => void;
    onPointerLeave: () => void;
    onDoubleClick: () => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
}

export function useStepAxis(width: number, lastStep: number): StepAxis {
  const [cursor, setCursor] = useState<number | null>(null);
  const [zoom, setZoom] = useState<readonly [number, number] | null>(null);
  const dragFrom = useRef<number | null>(null);
  const [left, right] = width < NARROW ? [44, 8] : [132, 112];
  const end = Math.max(10, lastStep);
  const domain = useMemo<readonly [number, number]>(() => zoom ?? [0, end], [zoom, end]);

  const stepAt = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left - left) / (width - left - right);
    return Math.round(domain[0] + Math.min(1, Math.max(0, share)) * (domain[1] - domain[0]));
  };
  const reset = () => {
    setZoom(null);
    setCursor(null);
  };
  return {
    width,
    left,
    right,
    domain,
    cursor,
    zoomed: zoom !== null,
    reset,
    handlers: {
      tabIndex: 0,
      onPointerMove: (event) => setCursor(stepAt(event)),
      onPointerDown: (event) => {
        dragFrom.current = event.clientX;
      },
      onPointerUp: (event) => {
        const from = dragFrom.current;
        dragFrom.current = null;
        if (from === null || Math.abs(event.clientX - from) < MIN_DRAG_PX) return;
        const pixels = (domain[1] - domain[0]) / (width - left - right);
        const to = stepAt(event);
        const start = Math.max(0, Math.round(to - (event.clientX - from) * pixels));
        if (Math.abs(to - start) >= 2) setZoom(start < to ? [start, to] : [to, start]);
      },
      onPointerLeave: () => setCursor(null),
      onDoubleClick: reset,
      onKeyDown: (event) => {
        if (event.key === 'Escape') reset();
        const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        const stride = Math.max(1, Math.round((domain[1] - domain[0]) / 400)) * (event.shiftKey ? 10 : 1);
        setCursor((before) => Math.min(domain[1], Math.max(domain[0], (before ?? domain[1]) + by * stride)));
      },
    },
  };
}
