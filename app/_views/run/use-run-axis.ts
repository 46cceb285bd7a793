'use client';
import { useMemo } from 'react';
import type { Run } from '@/lib/protocol/entities';
import type { Places } from '../../_charts/use-step-axis';
import { type AxisUnit, type XAxis, xAxisOf } from '../../_charts/x-axis';
import { useClock } from '../../_stream/use-clock';

const NO_PAUSES: readonly number[] = [];

/** What a run's steps are laid along. `places` is left out where that is the steps. */
export function useRunAxis(
  { id, config, changes, totalSteps }: Run,
  x: XAxis,
): { unit: AxisUnit; places: Places | undefined; pauses: readonly number[] } {
  const clock = useClock(id, x === 'relative' || x === 'wall');
  return useMemo(() => {
    const axis = xAxisOf(x, [{ config, changes, totalSteps }], [clock]);
    const { unit, toX, toStep } = axis;
    return {
      unit,
      places:
        axis.x === 'step' ? undefined : { toX: (step) => toX(0, step), toStep: (place) => toStep(0, place) },
      pauses: axis.pauses[0] ?? NO_PAUSES,
    };
  }, [x, config, changes, totalSteps, clock]);
}
