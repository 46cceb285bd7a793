'use client';
import type { Run } from '@/lib/protocol/entities';
import type { Buckets } from '@/lib/series/buckets';
import type { Band } from '../../_charts/bands';
import type { Frame } from '../../_charts/frame';
import { FramedChart, FramedGradients } from '../../_charts/framed';
import type { Shaping } from '../../_charts/line-series';
import type { StepAxis } from '../../_charts/use-step-axis';
import { About } from '../../_components/about';
import type { DrawnStrip } from './strips-series';
import type { ChangeView, RunPageView } from './view-state';
import { recent } from './vitals-series';

type ByTag = ReadonlyMap<string, Buckets>;

/** One strip of the column. */
export function StripChart({
  drawn,
  run: { setup },
  byTag,
  wholeByTag,
  axis,
  bands,
  shaping,
  nameBands,
  view,
  change,
  frame,
}: {
  drawn: DrawnStrip;
  run: Run;
  /** Of the steps shown, and of all. */
  byTag: ByTag;
  wholeByTag: ByTag;
  axis: StepAxis;
  bands: readonly Band[];
  shaping: Shaping;
  nameBands: boolean;
  view: RunPageView;
  change: ChangeView;
  frame: Frame;
}) {
  const { strip, lines } = drawn;
  const { title, explain } = strip;
  const about = setup && explain && (
    <About
      title={title}
      explain={async () =>
        (await import('../explain/charts'))[explain](setup, (tag) => recent(wholeByTag.get(tag)))
      }
    />
  );
  const shared = { axis, bands, about, frame };
  if (lines === null)
    return (
      setup && (
        <FramedGradients
          {...shared}
          {...{ setup, byTag, wholeByTag, shaping }}
          layer={view.layer}
          onLayer={(layer) => change({ layer })}
        />
      )
    );
  return (
    <FramedChart
      {...shared}
      title={title}
      testId={drawn.strip.testId}
      height={drawn.strip.height}
      lines={lines}
      references={drawn.references}
      range={drawn.range}
      log={drawn.strip.log === 'as chosen' ? view.log : drawn.strip.log}
      ignoreOutliers={view.ignoreOutliers}
      nameBands={nameBands}
    />
  );
}
