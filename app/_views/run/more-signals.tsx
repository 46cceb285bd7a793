'use client';
import { useMemo, useState } from 'react';
import type { RunSetup } from '@/lib/protocol/entities';
import type { Buckets } from '@/lib/series/buckets';
import type { Band } from '../../_charts/bands';
import { LineChart, type Reference } from '../../_charts/line-chart';
import { MeasuredStrip } from '../../_charts/measured-strip';
import type { StepAxis } from '../../_charts/use-step-axis';
import { moreLines } from './more-signals-series';

interface MoreSignalsProps {
  setup: RunSetup;
  byTag: ReadonlyMap<string, Buckets>;
  axis: StepAxis;
  bands: readonly Band[];
}

/** What is looked at when something is odd: drawn only while it is open. */
export function MoreSignals(props: MoreSignalsProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        className="plain more-signals"
        aria-expanded={open}
        data-testid="more-signals"
        onClick={() => setOpen(!open)}
      >
        {open ? '▾' : '▸'} More signals
      </button>
      {open && <Strips {...props} />}
    </>
  );
}

const GUESSING: readonly Reference[] = [{ value: 0.5, label: 'guessing 0.50', dash: '6 3' }];
const DEAD: readonly Reference[] = [{ value: 0.5, label: 'alarm 0.50', dash: '1 3' }];

function Strips({ setup, byTag, ...strip }: MoreSignalsProps) {
  const { accuracy, largest, inactive } = useMemo(() => moreLines(byTag, setup), [byTag, setup]);
  return (
    <>
      <MeasuredStrip
        title="D is right about"
        testId="accuracy-chart"
        lines={accuracy}
        references={GUESSING}
        log={false}
        height={96}
        {...strip}
      />
      <LineChart
        title="Largest gradient"
        testId="largest-gradient-chart"
        lines={largest}
        log
        height={96}
        {...strip}
      />
      <MeasuredStrip
        title="Dead units"
        testId="dead-units-chart"
        lines={inactive}
        references={DEAD}
        log={false}
        height={96}
        {...strip}
      />
    </>
  );
}
