'use client';
import { type ReactNode, useState } from 'react';
import { StepColumn } from '../../_charts/step-column';
import { type StepAxis, type StepCursor, useStepAxis } from '../../_charts/use-step-axis';
import { useSize } from '../../_components/use-size';

/** A strip on a step axis of its own, with its own crosshair. */
export function OnAxis({ last, children }: { last: number; children: (axis: StepAxis) => ReactNode }) {
  const { ref, width } = useSize<HTMLDivElement>();
  const [cursor, point] = useState<StepCursor | null>(null);
  const axis = useStepAxis(width, last, cursor, point);
  return (
    <StepColumn axis={axis} columnRef={ref} controls={null}>
      {children(axis)}
    </StepColumn>
  );
}
