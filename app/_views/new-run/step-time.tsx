'use client';
import type { EstimateResponse } from '@/lib/protocol/estimate';
import { duration, number, whole } from '../../_components/format';
import type { Plain } from '../config-form/schema';
import { useStepTime } from './use-step-time';

/** How long a step takes and all of them, as measured on this machine; asked for again where it could not be. */
export function StepTime({ config, steps }: { config: Plain | null; steps: number }) {
  const { time, error, again } = useStepTime(config);
  if (config === null) return 'unknown until all settings fit';
  if (error !== undefined) {
    return (
      <>
        not measured: {error}.{' '}
        <button type="button" onClick={again}>
          Measure now
        </button>
      </>
    );
  }
  return time ? stepTimeInWords(time, steps) : 'a step is being measured';
}

export function stepTimeInWords({ stepMs, backend, beside }: EstimateResponse, steps: number): string {
  const threads = `${backend.threads} ${backend.threads === 1 ? 'thread' : 'threads'}`;
  const meanwhile =
    beside.length > 0
      ? `, while ${beside.map((id) => `#${id}`).join(', ')} ${beside.length === 1 ? 'trains' : 'train'}`
      : '';
  const ms = stepMs < 10 ? number(stepMs, 1) : whole(Math.round(stepMs));
  return `about ${ms} ms a step, ${duration((stepMs * steps) / 1000)} for ${whole(steps)} steps on ${backend.id}, ${threads}, without watching; measured just now${meanwhile}`;
}
