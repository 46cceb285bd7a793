'use client';
import { scaleLinear } from '@visx/scale';
import { useCallback, useMemo, useState } from 'react';
import { STEPS, type AxisUnit } from './x-axis';

/** Below this width the gutters shrink, in CSS pixels. */
export const NARROW = 640;
const GUTTERS = { narrow: [42, 78], wide: [132, 112] } as const;

/** The step under the crosshair: `pinned` ones stay when the pointer leaves. */
export interface StepCursor {
  step: number;
  pinned: boolean;
}

export type Zoom = readonly [number, number] | null;

/** Where steps stand on an axis that counts something else. */
export interface Places {
  toX: (step: number) => number;
  toStep: (x: number) => number;
}
const SAME: Places = { toX: (step) => step, toStep: Math.round };

/**
 * The axis that all charts of a page share: one pair of gutters, one domain. All of it is told in steps, whatever the
 * axis counts. Where runs are compared no step is common to them: there lines stand at places on the axis, and those
 * are the steps of all this.
 */
export interface StillAxis {
  width: number;
  left: number;
  right: number;
  narrow: boolean;
  /** First and last step shown, and of those there are. */
  domain: readonly [number, number];
  whole: readonly [number, number];
  /** Pixels of a step, and the step at a pixel. */
  x: (step: number) => number;
  stepAt: (pixel: number) => number;
  /** What the axis counts, with its round places. */
  scale: ReturnType<typeof scaleLinear<number>>;
  ticks: number[];
  unit: AxisUnit;
  places: Places;
  /** What its steps are: places on the axis, where runs are compared. */
  stepUnit: AxisUnit;
  /** A step in the words of the axis. */
  say: (step: number) => string;
  point: (cursor: StepCursor | null) => void;
  zoomed: boolean;
  /** Null: all steps, and the newest are followed. */
  zoom: (domain: Zoom) => void;
}

/** The same with the crosshair that all charts share. */
export interface StepAxis extends StillAxis {
  cursor: StepCursor | null;
  /** The same without the cursor: one object for as long as the cursor alone moves. */
  still: StillAxis;
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
    unit = STEPS.unit,
    places = SAME,
    zooming,
  }: {
    first?: number;
    unit?: AxisUnit;
    places?: Places;
    /** Where the zoom is kept, if not here: several columns zoom as one. */
    zooming?: readonly [Zoom, (zoom: Zoom) => void];
  } = {},
): StepAxis {
  const own = useState<Zoom>(null);
  const [zoomed, zoom] = zooming ?? own;
  const narrow = width < NARROW;
  const [left, right] = narrow ? GUTTERS.narrow : GUTTERS.wide;
  const end = Math.max(first + 10, lastStep);
  const whole = useMemo<readonly [number, number]>(() => [first, end], [first, end]);
  const domain = zoomed ?? whole;
  const { toX, toStep } = places;
  const [scale, ticks] = useMemo(() => {
    const [from, to] = [toX(domain[0]), toX(domain[1])];
    const range = [left, Math.max(left + 1, width - right)];
    const linear = scaleLinear<number>({ domain: [from, to], range });
    const count = narrow ? 3 : 6;
    return [linear, unit.ticks?.(from, to, count) ?? linear.ticks(count)] as const;
  }, [domain, toX, unit, left, width, right, narrow]);
  const x = useCallback((step: number) => scale(toX(step)), [scale, toX]);
  const stepAt = useCallback(
    (pixel: number) => Math.min(domain[1], Math.max(domain[0], toStep(scale.invert(pixel)))),
    [scale, toStep, domain],
  );
  const say = useCallback(
    (step: number) =>
      places === SAME ? unit.format(step) : `${unit.format(toX(step))}, ${STEPS.unit.format(step)}`,
    [places, unit, toX],
  );
  const stepUnit = places === SAME ? unit : STEPS.unit;
  const isZoomed = zoomed !== null;
  const still = useMemo<StillAxis>(
    () => ({
      ...{ width, left, right, narrow, domain, whole, x, stepAt, scale, ticks, unit, places, stepUnit, say },
      ...{ point, zoomed: isZoomed, zoom },
    }),
    [
      width,
      left,
      right,
      narrow,
      domain,
      whole,
      x,
      stepAt,
      scale,
      ticks,
      unit,
      places,
      stepUnit,
      say,
      point,
      isZoomed,
      zoom,
    ],
  );
  return { ...still, cursor, still };
}
