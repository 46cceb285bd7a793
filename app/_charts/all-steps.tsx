import type { StepAxis } from './use-step-axis';

/** The way back from a zoom; nothing while all steps are shown. */
export function AllSteps({ axis }: { axis: StepAxis }) {
  if (!axis.zoomed) return null;
  return (
    <p style={{ marginTop: 24 }}>
      <button onClick={axis.reset}>All steps</button>
    </p>
  );
}
