'use client';
import { type RefObject, useEffect, useState } from 'react';

/**
 * Which of the rows in `box` the pointer is at, null: none. The crosshair's overlay lies over them and has the
 * pointer, so it is heard where both of them stand: at the column.
 */
export function useRowUnderPointer(
  box: RefObject<HTMLElement | null>,
  /** Of a row, in CSS pixels. */
  height: number,
  rows: number,
): number | null {
  const [row, setRow] = useState<number | null>(null);
  useEffect(() => {
    const column = box.current?.closest<HTMLElement>('.column');
    if (!column) return;
    const move = ({ clientY }: PointerEvent) => {
      if (!box.current) return;
      const at = Math.floor((clientY - box.current.getBoundingClientRect().top) / height);
      setRow(at >= 0 && at < rows ? at : null);
    };
    const leave = () => setRow(null);
    column.addEventListener('pointermove', move);
    column.addEventListener('pointerleave', leave);
    return () => {
      column.removeEventListener('pointermove', move);
      column.removeEventListener('pointerleave', leave);
    };
  }, [box, height, rows]);
  return row;
}
