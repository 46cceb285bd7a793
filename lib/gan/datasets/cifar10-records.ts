import type { Examples } from './dataset';
import { broken } from './files';

const PLANE = 32 * 32;
const CHANNELS = 3;
const RECORD = 1 + CHANNELS * PLANE;
/** A published batch has 10,000 records; more than twice as many are not one. */
export const BATCH_BYTES = 20_000 * RECORD;
export const TRAINING: readonly string[] = [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`);
export const TEST = 'test_batch.bin';

/** A batch whole, by its own name and by the one that errors give it. */
export interface Batch {
  name: string;
  file: string;
  bytes: Uint8Array;
}

/** Records of a label byte and three planes of 32 x 32, red first. They stay as they are, and a drawn one is turned. */
export function toExamples({ file, bytes }: Batch): Examples {
  if (bytes.length === 0 || bytes.length % RECORD !== 0)
    throw broken(file, `records of ${RECORD} bytes`, `${bytes.length} bytes`);
  const labels = Int32Array.from({ length: bytes.length / RECORD }, (_, record) => bytes[record * RECORD]!);
  const strange = labels.findIndex((label) => label > 9);
  if (strange >= 0) throw broken(file, 'labels from 0 to 9', `${labels[strange]} in record ${strange}`);
  return {
    size: CHANNELS * PLANE,
    labels,
    read(record, to) {
      const start = record * RECORD + 1;
      for (let channel = 0; channel < CHANNELS; channel += 1) {
        for (let pixel = 0; pixel < PLANE; pixel += 1)
          to[pixel * CHANNELS + channel] = bytes[start + channel * PLANE + pixel]! / 127.5 - 1;
      }
    },
  };
}
