import type { MetricInfo } from '@/lib/protocol/catalogue';
import type { Evaluation } from './image-set';

/** The one shape of a metric: what it is called and how it reads, and how it is worked out. Pure numbers. */
export interface Metric {
  meta: MetricInfo;
  /** Null where this evaluation has not got what it needs. */
  compute: (evaluation: Evaluation) => number | null;
}
