'use client';
import { type PointerEvent, useRef, useState } from 'react';
import type { StepAxis } from './use-step-axis';
import { between, panned, pinched } from './zoom-domain';

/** A press that moves less than this, in CSS pixels, is a click. */
const MIN_DRAG = 6;

/** A finger or mouse button that is down: where it went down and where it is, in pixels of the column. */
interface Press {
  from: number;
  at: number;
  /** How far down the window it was pressed. */
  y: number;
}

/**
 * What pointers do on the charts: one that hovers moves the crosshair, a click or tap pins it, a drag zooms, a drag
 * with Shift moves along, two fingers do both. A finger that moves up or down is the browser's, which scrolls.
 * Pointer events of one element, since a brush of mouse events knows neither of the second finger nor of scrolling.
 */
export function useBrush(axis: StepAxis) {
  const presses = useRef(new Map<number, Press>());
  /** The axis as it was when the first or second finger came, and whether it is moved along. */
  const held = useRef<{ axis: StepAxis; moves: boolean } | null>(null);
  const [selection, select] = useState<readonly [number, number] | null>(null);

  const pixelOf = ({ currentTarget, clientX }: PointerEvent) => {
    const plot = currentTarget.getBoundingClientRect();
    return axis.left + Math.min(plot.width, Math.max(0, clientX - plot.left));
  };
  const letGo = () => {
    presses.current.clear();
    held.current = null;
    select(null);
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const all = presses.current;
    for (const press of all.values()) press.from = press.at;
    all.set(event.pointerId, { from: pixelOf(event), at: pixelOf(event), y: event.clientY });
    held.current = { axis, moves: event.shiftKey || all.size > 1 };
    select(null);
  };
  const move = (event: PointerEvent) => {
    const at = pixelOf(event);
    const press = presses.current.get(event.pointerId);
    const start = held.current;
    if (!press || !start) {
      if (!axis.cursor?.pinned) axis.point({ step: axis.stepAt(at), pinned: false });
      return;
    }
    press.at = at;
    const [one, other] = presses.current.values();
    const { domain, whole, left, width, right, stepAt } = start.axis;
    if (one && other)
      axis.zoom(
        pinched(
          [one, other].map(({ from, at: to }) => ({
            step: stepAt(from),
            at: (to - left) / (width - left - right),
          })),
          whole,
        ),
      );
    else if (start.moves) {
      if (axis.zoomed) axis.zoom(panned(domain, stepAt(press.from) - stepAt(at), whole));
    } else
      select(
        Math.abs(at - press.from) < MIN_DRAG ? null : [Math.min(press.from, at), Math.max(press.from, at)],
      );
  };
  const up = (event: PointerEvent) => {
    const press = presses.current.get(event.pointerId);
    const moves = held.current?.moves;
    if (!press) return;
    if (presses.current.size > 1) {
      // The other finger stays, and moves along from where it is.
      presses.current.delete(event.pointerId);
      for (const other of presses.current.values()) other.from = other.at;
      held.current = { axis, moves: true };
      return;
    }
    letGo();
    const { stepAt, whole, point, zoom } = axis;
    if (Math.abs(press.at - press.from) >= MIN_DRAG) {
      const chosen = moves ? null : between(stepAt(press.from), stepAt(press.at), whole);
      if (chosen) zoom(chosen);
      if (!moves) point(null);
    } else if (!moves && Math.abs(event.clientY - press.y) < MIN_DRAG)
      point({ step: stepAt(press.at), pinned: true });
  };
  return {
    selection,
    handlers: {
      onPointerDown: down,
      onPointerMove: move,
      onPointerUp: up,
      onPointerCancel: letGo,
      onPointerLeave: (event: PointerEvent) => {
        if (event.pointerType === 'mouse' && presses.current.size === 0 && !axis.cursor?.pinned)
          axis.point(null);
      },
    },
  };
}
