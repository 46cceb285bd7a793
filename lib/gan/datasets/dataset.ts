import type { DatasetInfo } from '@/lib/protocol/entities';

/** Images in memory: `pixels` are n x height x width x channels bytes, `labels` one a image. */
export interface Dataset {
  info: DatasetInfo;
  pixels: Uint8Array;
  labels: Uint8Array;
}
