import type { Store } from '@/db';
import type { SeriesRead } from '@/db/series/series-store';
import type { Alert, Run, Sample, Verdict } from '@/lib/protocol/entities';
import { parseGradNormTag } from '@/lib/protocol/tags';
import { type Buckets, addTold, emptyBuckets } from '@/lib/series/buckets';
import { type ChosenSamples, chooseSamples } from './choose-samples';

/** More buckets than a chart has pixels help nobody; their least and greatest values are drawn, so spikes stay. */
const BUCKETS = 600;
/** A cell of the heatmap is a few pixels wide. */
const HEAT_BUCKETS = 240;

/** What a report tells of one run. */
export interface ReportedRun {
  run: Run;
  lastStep: number;
  byTag: ReadonlyMap<string, Buckets>;
  samples: ChosenSamples;
  alerts: readonly Alert[];
  verdicts: readonly Verdict[];
  /** Of stored samples. */
  image: (sample: Sample) => { mime: string; bytes: Buffer };
}

/** `sampleBytes`: as much of the file as its samples may take. */
export function gather(store: Store, run: Run, sampleBytes: number): ReportedRun {
  const { id } = run;
  const tags = store.series.tags(id);
  const heat = tags.filter((tag) => parseGradNormTag(tag) !== null);
  const lines = tags.filter((tag) => !heat.includes(tag));
  const read = [
    ...store.series.read(id, lines, { buckets: BUCKETS }),
    ...store.series.read(id, heat, { buckets: HEAT_BUCKETS }),
  ];
  const image = ({ hash }: Sample) => store.images.get(hash)!;
  return {
    run,
    lastStep: store.series.lastStep(id),
    byTag: new Map(read.map((one) => [one.tag, bucketsOf(one)])),
    samples: chooseSamples(store.samples.list(id), {
      best: run.bestCheckpointStep,
      bytes: sampleBytes,
      sizeOf: (sample) => image(sample).bytes.length,
    }),
    alerts: store.alerts.list(id),
    verdicts: store.verdicts.list(id),
    image,
  };
}

/** As the pages have them. */
function bucketsOf(read: SeriesRead): Buckets {
  const buckets = emptyBuckets(read.width);
  addTold(buckets, read);
  return buckets;
}
