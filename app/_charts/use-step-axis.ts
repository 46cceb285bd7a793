'use client';
import { scaleLinear } from '@visx/scale';
import { useMemo, useState } from 'react';
import { whole } from '../_components/format';

/** Below this width the gutters shrink, in CSS pixels. */
export const NARROW = 640;
const GUTTERS = { narrow: [42, 78], wide: [132, 112] } as const;

/** The step under the crosshair: `pinned` ones stay when the pointer leaves. */
export interface StepCursor {
  step: number;
  pinned: boolean;
}

/** What an axis counts, where it is not steps. */
export interface AxisUnit {
  label: string;
  /** A place on it in words; the shorter of two ways for its ticks. */
  format: (value: number) => string;
  tick: (value: number) => string;
}
export const STEPS: AxisUnit = {
  label: 'G step',
  format: (value) => `step ${whole(value)}`,
  tick: whole,
};

export type Zoom = readonly [number, number] | null;

/** The step axis that all charts of a page share: one pair of gutters, one domain, one cursor. */
export interface StepAxis {
  width: number;
  left: number;
  right: number;
  narrow: boolean;
  /** First and last step shown. */
  domain: readonly [number, number];
  /** Pixels of a step. */
  x: (step: number) => number;
  scale: ReturnType<typeof scaleLinear<number>>;
  cursor: StepCursor | null;
  point: (cursor: StepCursor | null) => void;
  unit: AxisUnit;
  zoomed: boolean;
  /** Null: all steps, and the newest are followed. */
  zoom: (domain: readonly [number, number] | null) => void;
}

/**
 * `width` of the column in CSS pixels, `lastStep` the newest known step, `first` the one where a fork begins. The
 * cursor belongs to the page: what stands beside the charts follows it too.
 */
export function useStepAxis(
  width: number,
  lastStep: number,
  cursor: StepCursor | null,
  point: (cursor: StepCursor | null) => void,
  {
    first = 0,
    unit = STEPS,
    zooming,
  }: {
    first?: number;
    unit?: AxisUnit;
    /** Where the zoom is kept, if not here: several columns zoom as one. */
    zooming?: readonly [Zoom, (zoom: Zoom) => void];
  } = {},
): StepAxis {
  const own = useState<Zoom>(null);
  const [zoomed, zoom] = zooming ?? own;
  const narrow = width < NARROW;
  const [left, right] = narrow ? GUTTERS.narrow : GUTTERS.wide;
  const end = Math.max(first + 10, lastStep);
  const domain = useMemo<readonly [number, number]>(() => zoomed ?? [first, end], [zoomed, first, end]);
  const scale = useMemo(
    () => scaleLinear<number>({ domain: [...domain], range: [left, Math.max(left + 1, width - right)] }),
    [domain, left, width, right],
  );
  return {
    width,
    left,
    right,
    narrow,
    domain,
    x: scale,
    scale,
    cursor,
    point,
    unit,
    zoomed: zoomed !== null,
    zoom,
  };
}
